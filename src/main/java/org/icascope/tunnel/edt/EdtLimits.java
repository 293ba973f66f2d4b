package org.icascope.tunnel.edt;

/**
 * Bounds of the packets that wait for others before them.
 *
 * @param directionBytes per direction of a flow, {@value #PACKET_BYTES} per packet included
 * @param totalBytes over all flows
 * @param patienceNanos capture time that a hole is kept open once the receiver has acknowledged the
 *     packets in it: captures hold frames slightly out of order
 */
public record EdtLimits(long directionBytes, long totalBytes, long patienceNanos) {

  /** What keeping a packet takes besides its bytes (counted: entry, key, objects, header). */
  static final int PACKET_BYTES = 160;

  public EdtLimits {
    if (directionBytes < 0 || totalBytes < 0 || patienceNanos < 0) {
      throw new IllegalArgumentException("limits must not be negative");
    }
  }

  /** As for TCP: 4 MiB per direction, 64 MiB in total, 100 ms. */
  public static EdtLimits defaults() {
    return new EdtLimits(4 << 20, 64 << 20, 100_000_000);
  }

  /** What all streams together hold. */
  static final class Used {
    private long bytes;

    void add(long bytes) {
      this.bytes += bytes;
    }

    long bytes() {
      return bytes;
    }
  }
}
