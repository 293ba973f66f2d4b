package org.icascope.testkit.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What the recorder between the hosts saw: frames of all conversations. */
public final class Recording {
  private final List<CapturedFrame> frames = new ArrayList<>();
  private boolean finished;

  /** Adds a frame; conversations may be simulated one after the other. */
  public CapturedFrame add(long timeMicros, byte[] bytes) {
    if (finished) {
      throw new IllegalStateException("the recording is finished");
    }
    CapturedFrame frame = new CapturedFrame(timeMicros, bytes);
    frames.add(frame);
    return frame;
  }

  /** Puts the frames in the order of time and numbers them; equal times keep their order. */
  public List<CapturedFrame> finish() {
    if (!finished) {
      frames.sort(Comparator.comparingLong(CapturedFrame::timeMicros));
      for (int i = 0; i < frames.size(); i++) {
        frames.get(i).number(i + 1);
      }
      finished = true;
    }
    return Collections.unmodifiableList(frames);
  }
}
