package org.icascope.testkit.network;

/** One frame of a recording. Its number is known once the recording is finished. */
public final class CapturedFrame {
  private final long timeMicros;
  private final byte[] bytes;
  private final int originalLength;
  private int number;

  CapturedFrame(long timeMicros, byte[] bytes, int originalLength) {
    this.timeMicros = timeMicros;
    this.bytes = bytes;
    this.originalLength = originalLength;
  }

  /** The same packet as it was recorded later, elsewhere. */
  public CapturedFrame again(long laterMicros, byte[] changed) {
    return new CapturedFrame(timeMicros + laterMicros, changed, originalLength);
  }

  public long timeMicros() {
    return timeMicros;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Length on the wire; more than there are bytes when the recorder cut it. */
  public int originalLength() {
    return originalLength;
  }

  public boolean isCut() {
    return missingBytes() > 0;
  }

  /** Bytes at its end that the recorder did not keep. */
  int missingBytes() {
    return originalLength - bytes.length;
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
