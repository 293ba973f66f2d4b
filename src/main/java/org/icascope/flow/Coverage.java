package org.icascope.flow;

/**
 * Which bytes of a stream direction the capture holds.
 *
 * <p>Two lists: what lies in the file, and what was on the wire in some frame. Bytes missing from
 * the first but not from the second were cut off by the snap length.
 */
final class Coverage {

  /** Of a direction without payload, as most flows of a scan are: shared, nothing is added. */
  private static final HoleList NOTHING = new HoleList();

  private HoleList captured = NOTHING;
  private HoleList onWire = NOTHING; // separate once a frame was cut

  /**
   * Notes one segment's payload.
   *
   * @return how many bytes of it no earlier segment had brought, cut ones included
   */
  long add(long offset, int capturedLength, int wireLength) {
    if (captured == NOTHING) {
      captured = new HoleList();
      onWire = captured;
    }
    if (onWire == captured) {
      if (capturedLength == wireLength) {
        return captured.add(offset, offset + wireLength);
      }
      onWire = captured.copy();
    }
    captured.add(offset, offset + capturedLength);
    return onWire.add(offset, offset + wireLength);
  }

  /** One past the highest byte that was on the wire; {@link Long#MIN_VALUE} before the first. */
  long end() {
    return onWire.end();
  }

  /** Bytes were on the wire behind the last captured one. */
  boolean isCutAtEnd() {
    return onWire.end() > captured.end();
  }

  /** Bytes between the first and the last captured one that no frame contains. */
  long missingBytes() {
    return captured.missing();
  }

  /** The part of {@link #missingBytes()} that frames contained before they were cut. */
  long cutBytes() {
    return Math.max(0, captured.missing() - onWire.missing());
  }
}
