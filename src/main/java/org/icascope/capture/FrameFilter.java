package org.icascope.capture;

import java.util.List;

/** Decides which frames of a capture are looked at. Used by one thread at a time. */
public interface FrameFilter {

  /** Lets everything pass. */
  FrameFilter NONE =
      new FrameFilter() {
        @Override
        public boolean passes(Frame frame) {
          return true;
        }

        @Override
        public List<String> remarks() {
          return List.of();
        }
      };

  /** A frame that does not pass counts as read and is passed over. */
  boolean passes(Frame frame);

  /** What the user should know about frames that could not be judged; one line each. */
  List<String> remarks();
}
