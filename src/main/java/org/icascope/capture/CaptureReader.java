package org.icascope.capture;

/**
 * Frames of one open file. There is one class per file format; a new one is made known in {@link
 * CaptureFormats}.
 */
interface CaptureReader {

  /** Largest frame that is read, in bytes. Chosen: far above what any link or offload makes. */
  int MAX_FRAME_BYTES = 64 << 20;

  /**
   * Moves to the next frame: where its bytes are, its time and link type. Each frame is also
   * reported to the {@link CaptureTally}, and so is the reason for an early end.
   *
   * @return false at the end
   */
  boolean next(Frame frame);
}
