package org.icascope.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Classic pcap 2.4, little-endian, microseconds, written frame by frame. */
final class PcapFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int SNAP_LENGTH = 262_144;
  private static final int ETHERNET = 1;
  private static final int MICROS = 1_000_000;

  private final OutputStream out;
  private final ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
  private long bytesWritten;

  PcapFile(OutputStream target) throws IOException {
    out = new BufferedOutputStream(target, BUFFER_BYTES);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    header.putInt(SNAP_LENGTH).putInt(ETHERNET);
    put(header.array(), 24);
  }

  void frame(long timeMicros, byte[] frame, int length) throws IOException {
    header.clear();
    header.putInt((int) (timeMicros / MICROS)).putInt((int) (timeMicros % MICROS));
    header.putInt(length).putInt(length);
    put(header.array(), 16);
    put(frame, length);
  }

  private void put(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    bytesWritten += length;
  }

  long bytesWritten() {
    return bytesWritten;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
