package org.icascope.capture.live;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.pcap4j.core.PcapHandle;

/** Program: sends the frames of a capture out of an interface, through pcap4j. */
final class Replayer {

  private Replayer() {}

  /**
   * @param arguments capture file, interface, how many times as fast as in the file
   */
  public static void main(String[] arguments) throws Exception {
    double speed = Double.parseDouble(arguments[2]);
    InputStream none = InputStream.nullInputStream();
    try (PcapHandle out = new PcapHandle.Builder(arguments[1]).timeoutMillis(1).build();
        CaptureSet set = CaptureSet.open(List.of(arguments[0]), none, false)) {
      Frame frame = new Frame();
      long start = System.nanoTime();
      long first = -1;
      while (set.next(frame)) {
        first = first < 0 ? frame.timeNanos() : first;
        long due = (long) ((frame.timeNanos() - first) / speed);
        while (System.nanoTime() - start < due) {
          LockSupport.parkNanos(Math.max(1, due - (System.nanoTime() - start)));
        }
        byte[] bytes = new byte[frame.capturedLength()];
        System.arraycopy(frame.bytes(), frame.start(), bytes, 0, bytes.length);
        out.sendPacket(bytes);
      }
    }
  }
}
