package org.icascope.view.frame;

import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;

/** Takes the frames of a capture in their order, each with all that is known of it. */
public interface FrameSink {

  /**
   * Reading begins.
   *
   * @param captures what is known of the captures now, by capture index: names and units of time
   */
  default void onCaptures(List<CaptureSummary> captures) {}

  /**
   * The next frame.
   *
   * @param frame valid during the call only
   * @return false when no more frames are wanted
   */
  boolean onFrame(ViewedFrame frame);

  /**
   * Somebody looks into units of mere data (CGP messages with payload, ICA frames): else {@link
   * Unit#bytes} has only the first bytes of these. Asked once, before the first frame.
   */
  default boolean wantsContents() {
    return true;
  }

  /** The input is open, and its first frame will follow. What it says grows while it is read. */
  default void onOpen(CaptureSet input) {}

  /** The next frame may take a while, as with a pipe: time to show what there is. */
  default void onIdle() {}
}
