package org.icascope.app;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.WindowPool;

/** What is done with every batch: the stages from flows on, and a look around. */
final class BackWork implements Predicate<FrameBatch> {

  /** Frames between two looks at the stop flag. */
  private static final int FRAMES_PER_LOOK = 4096;

  private final Pipeline pipeline;
  private final WindowPool windows;
  private final CaptureSet input;
  private final Progress progress;
  private final BooleanSupplier stop;
  private long untilLook = FRAMES_PER_LOOK;
  private boolean stopped;

  BackWork(
      Pipeline pipeline,
      WindowPool windows,
      CaptureSet input,
      Progress progress,
      BooleanSupplier stop) {
    this.pipeline = pipeline;
    this.windows = windows;
    this.input = input;
    this.progress = progress;
    this.stop = stop;
  }

  /** Returns false when the run is to end early. */
  @Override
  public boolean test(FrameBatch batch) {
    pipeline.onBatch(batch);
    untilLook -= batch.framesRead();
    windows.giveBack(batch.windows());
    batch.clear();
    if (untilLook > 0) {
      return true;
    }
    untilLook = FRAMES_PER_LOOK;
    progress.advanced(input.bytesRead(), input.bytesTotal());
    stopped = stop.getAsBoolean();
    return !stopped;
  }

  boolean stopped() {
    return stopped;
  }
}
