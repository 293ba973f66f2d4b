package org.icascope.capture;

import java.io.Closeable;
import java.io.IOException;

/** Frames in order. */
public interface FrameSource extends Closeable {

  /**
   * Moves to the next frame.
   *
   * @return false at the end
   * @throws IOException when the operating system fails to read; a file that is cut short or
   *     damaged is no exception but a problem in its {@link CaptureSummary}
   */
  boolean next(Frame frame) throws IOException;
}
