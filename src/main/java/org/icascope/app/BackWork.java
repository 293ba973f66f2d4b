package org.icascope.app;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.WindowPool;

/** What is done with every batch: the stages from flows on, and a look around. */
final class BackWork implements Predicate<FrameBatch>, FrontStages.Taker {

  private final Pipeline pipeline;
  private final WindowPool windows;
  private final CaptureSet input;
  private final Progress progress;
  private final BooleanSupplier stop;
  private final Optional<Watching> watching;
  private boolean stopped;

  BackWork(
      Pipeline pipeline,
      WindowPool windows,
      CaptureSet input,
      Progress progress,
      BooleanSupplier stop,
      Optional<Watching> watching) {
    this.watching = watching;
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
    watching.ifPresent(each -> each.onFrames(pipeline.latest()));
    windows.giveBack(batch.windows());
    batch.clear();
    progress.advanced(input.bytesRead(), input.bytesTotal());
    stopped |= stop.getAsBoolean();
    return !stopped;
  }

  /** Nothing came for a moment. */
  void idle() {
    watching.ifPresent(Watching::onIdle);
  }

  @Override
  public FrameBatch exchange(FrameBatch batch) {
    test(batch);
    return batch;
  }

  @Override
  public void awaitAll() {
    // every batch is dealt with at once
  }

  @Override
  public boolean wantsMore() {
    return !stopped;
  }

  boolean stopped() {
    return stopped;
  }
}
