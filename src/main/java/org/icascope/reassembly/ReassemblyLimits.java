package org.icascope.reassembly;

/**
 * Bounds of the bytes that wait for others before them.
 *
 * @param directionBytes per direction of a flow, {@value #PIECE_BYTES} per segment included
 * @param totalBytes over all flows
 * @param patienceNanos capture time that a hole is kept open once the other side has acknowledged
 *     the bytes in it: captures hold frames slightly out of order
 */
public record ReassemblyLimits(long directionBytes, long totalBytes, long patienceNanos) {

  /**
   * What keeping one segment takes besides its bytes: object 48, where it came from 32, array
   * header and padding 24, reference 8 with room to grow. Of a flood of single bytes this is all
   * there is.
   */
  static final int PIECE_BYTES = 128;

  public ReassemblyLimits {
    if (directionBytes < 0 || totalBytes < 0 || patienceNanos < 0) {
      throw new IllegalArgumentException("limits must not be negative");
    }
  }

  /**
   * 4 MiB per direction (chosen: what a scaled window holds in flight behind one lost segment), 64
   * MiB in total (chosen: a quarter of a 256 MB heap) and 100 ms.
   */
  public static ReassemblyLimits defaults() {
    return new ReassemblyLimits(4 << 20, 64 << 20, 100_000_000);
  }
}
