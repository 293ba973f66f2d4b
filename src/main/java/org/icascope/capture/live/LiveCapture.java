package org.icascope.capture.live;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.icascope.capture.CaptureException;
import org.icascope.capture.Frame;

/** Captures until something says that it is enough. */
public final class LiveCapture {

  /** What was captured is seen by others after this time at the latest. Chosen. */
  private static final long FLUSH_NANOS = 200_000_000L;

  private final FrameReader source;
  private final List<? extends FrameTaker> takers;
  private final StopRules end;
  private final BooleanSupplier stop;
  private final LongConsumer counter;
  private long frames;
  private long startNanos;
  private long flushedNanos;

  /** Where frames come from: an interface, or what a test puts in its place. */
  @FunctionalInterface
  public interface FrameReader {

    /** Waits a moment for the next frame; false when none came. */
    boolean next(Frame frame) throws CaptureException;
  }

  /**
   * @param takers get every frame, at least one; the first is the one whose size counts
   * @param end after how many seconds, frames or kB to end
   * @param stop asked several times a second
   * @param counter is told from time to time how many frames there are
   */
  public LiveCapture(
      FrameReader source,
      List<? extends FrameTaker> takers,
      StopRules end,
      BooleanSupplier stop,
      LongConsumer counter) {
    this.source = source;
    this.takers = List.copyOf(takers);
    this.end = end;
    this.stop = stop;
    this.counter = counter;
  }

  /**
   * Captures, and closes the takers in the end.
   *
   * @return frames captured
   */
  public long run() throws CaptureException {
    Frame frame = new Frame();
    startNanos = System.nanoTime();
    flushedNanos = startNanos;
    try {
      boolean enough = isEnough();
      while (!enough) {
        if (source.next(frame)) {
          frames++;
          for (FrameTaker taker : takers) {
            taker.frame(frame);
          }
          flushIfDue();
        } else {
          flush();
        }
        enough = isEnough();
      }
    } finally {
      closeAll();
    }
    return frames;
  }

  private boolean isEnough() {
    FrameTaker first = takers.get(0);
    return stop.getAsBoolean()
        || first.isDone()
        || end.reached(System.nanoTime() - startNanos, first.bytesWritten(), frames);
  }

  private void flushIfDue() throws CaptureException {
    if (System.nanoTime() - flushedNanos >= FLUSH_NANOS) {
      flush();
    }
  }

  private void flush() throws CaptureException {
    flushedNanos = System.nanoTime();
    for (FrameTaker taker : takers) {
      taker.idle();
    }
    counter.accept(frames);
  }

  /** Closes all of them, also when one cannot be. */
  private void closeAll() throws CaptureException {
    CaptureException first = null;
    for (FrameTaker taker : takers) {
      try {
        taker.close();
      } catch (CaptureException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
