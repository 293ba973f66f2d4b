package org.icascope.testkit.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.icascope.testkit.protocol.Bytes;

/** What the recorder between the hosts saw: frames of all conversations. */
public final class Recording {
  /** Frames are kept as a whole up to this length, as recorders do by default. */
  static final int WHOLE_FRAMES = 262_144;

  private static final int ADDRESS_BYTES = 12; // of Ethernet, before the tag
  private final List<CapturedFrame> frames = new ArrayList<>();
  private long startMicros = Long.MIN_VALUE;
  private int snapLength = WHOLE_FRAMES;
  private int vlan;
  private final StringBuilder keyLog = new StringBuilder();
  private final List<Takeover> takeovers = new ArrayList<>();
  private boolean finished;

  /** The recorder is switched on at that time; what passes before is not recorded. */
  public void startAt(long micros) {
    startMicros = micros;
  }

  /** The recorder keeps that many bytes of each frame. */
  public void snapLength(int bytes) {
    snapLength = bytes;
  }

  /** The link carries IEEE 802.1Q tags with that number. */
  public void vlan(int number) {
    vlan = number;
  }

  /** Notes secrets of a connection, as lines of SSLKEYLOGFILE. */
  public void addKeys(String lines) {
    keyLog.append(lines);
  }

  /** The secrets of all connections. */
  public String keyLog() {
    return keyLog.toString();
  }

  boolean isRunning(long micros) {
    return micros >= startMicros;
  }

  public int snapLength() {
    return snapLength;
  }

  private record Takeover(byte[] before, byte[] after, long micros) {}

  /** From that time on another Ethernet address stands for one; in the order of calls. */
  void takeOver(byte[] before, byte[] after, long micros) {
    takeovers.add(new Takeover(before, after, micros));
  }

  private void replace(long timeMicros, byte[] frame) {
    for (Takeover each : takeovers) {
      for (int at = 0; at < ADDRESS_BYTES && timeMicros >= each.micros; at += 6) {
        if (Arrays.equals(frame, at, at + 6, each.before, 0, 6)) {
          System.arraycopy(each.after, 0, frame, at, 6);
        }
      }
    }
  }

  /** Adds a frame; conversations may be simulated one after the other. */
  public CapturedFrame add(long timeMicros, byte[] bytes) {
    if (finished) {
      throw new IllegalStateException("the recording is finished");
    }
    replace(timeMicros, bytes);
    byte[] whole = vlan == 0 ? bytes : tagged(bytes);
    byte[] kept = Arrays.copyOf(whole, Math.min(whole.length, snapLength));
    CapturedFrame frame = new CapturedFrame(timeMicros, kept, whole.length);
    if (isRunning(timeMicros)) {
      frames.add(frame);
    }
    return frame;
  }

  private byte[] tagged(byte[] frame) {
    Bytes tag = new Bytes().u8(0x81).u8(0).u8(vlan >> 8).u8(vlan);
    return new Bytes()
        .raw(Arrays.copyOf(frame, ADDRESS_BYTES))
        .raw(tag.toArray())
        .raw(Arrays.copyOfRange(frame, ADDRESS_BYTES, frame.length))
        .toArray();
  }

  /** Puts the frames in the order of time and numbers them; equal times keep their order. */
  public List<CapturedFrame> finish() {
    if (!finished) {
      frames.sort(Comparator.comparingLong(CapturedFrame::timeMicros));
      for (int i = 0; i < frames.size(); i++) {
        frames.get(i).number(i + 1);
      }
      finished = true;
    }
    return Collections.unmodifiableList(frames);
  }
}
