package org.icascope.capture.live;

import org.icascope.capture.CaptureException;
import org.icascope.capture.Frame;

/** Takes frames as they are captured. */
public interface FrameTaker extends AutoCloseable {

  /** The next frame; its bytes are good until this returns. */
  void frame(Frame frame) throws CaptureException;

  /** Nothing came for a while, or some time has passed: what was written should be seen. */
  void idle() throws CaptureException;

  /** Bytes in the file that is written at present. */
  long bytesWritten();

  /** As many files as were wanted are complete. */
  default boolean isDone() {
    return false;
  }

  @Override
  void close() throws CaptureException;
}
