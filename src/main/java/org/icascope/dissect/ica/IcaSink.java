package org.icascope.dissect.ica;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** What an {@link IcaStream} tells while bytes come in. */
public interface IcaSink {

  /** A step of the connection set-up or its end. */
  void onPhase(IcaPhase phase, Direction direction, FrameMark mark);

  /** A remark on the bytes; {@code code} and {@code message} as in a diagnostic. */
  void onRemark(String code, String message, FrameMark mark);

  /**
   * The next bytes of a direction, before they are read, for those who want to look on.
   *
   * @param position bytes of the direction before these, those included that were not captured
   */
  default void onBytes(Direction direction, long position, Chunk chunk) {}

  /**
   * The header of a frame was read. No other unit begins before its end, which may be before the
   * end of the bytes at hand; the frame is told as a unit unless a loss reaches beyond it.
   *
   * @param start position of its first byte, counted as in {@link #onBytes}
   * @param end position behind its last byte
   */
  default void onFrame(Direction direction, long start, long end) {}

  /**
   * A packet of the set-up or a frame is complete.
   *
   * @param layout its layout in {@code specs/}
   * @param start position of its first byte, counted as in {@link #onBytes}
   * @param variant how a frame is protected, as the counts of records say it; else empty
   * @param end position behind its last byte
   */
  default void onUnit(Direction direction, String layout, String variant, long start, long end) {}
}
