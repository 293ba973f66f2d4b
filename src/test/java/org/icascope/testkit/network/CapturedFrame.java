package org.icascope.testkit.network;

/** One frame of a recording. Its number is known once the recording is finished. */
public final class CapturedFrame {
  private final long timeMicros;
  private final byte[] bytes;
  private int number;

  CapturedFrame(long timeMicros, byte[] bytes) {
    this.timeMicros = timeMicros;
    this.bytes = bytes;
  }

  public long timeMicros() {
    return timeMicros;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Number in the file, from 1. */
  public int number() {
    if (number == 0) {
      throw new IllegalStateException("the recording is not finished");
    }
    return number;
  }

  void number(int assigned) {
    number = assigned;
  }
}
