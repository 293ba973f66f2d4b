package org.icascope.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.analyze.Analysis;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.capture.WindowPool;
import org.icascope.decode.Headers;
import org.icascope.flow.FlowBeginning;
import org.icascope.model.Diagnostic;
import org.icascope.model.FrameMark;
import org.icascope.report.Told;
import org.icascope.session.Settling;

/**
 * One analysis over file after file of a capture that goes on: all stages keep their state from one
 * file to the next.
 */
final class EndlessAnalysis {

  /** Takes what is to be told, each thing once. */
  interface Teller {
    void tell(Analysis analysis, Told told) throws IOException;
  }

  /** Without a frame for so long between two files, the recorder may have stood still. Chosen. */
  private static final long GAP_NANOS = 60_000_000_000L;

  private final AnalysisOptions options;
  private final Diagnostics diagnostics;
  private final Pipeline pipeline;
  private final EndlessTelling telling;
  private final WindowPool windows = new WindowPool();
  private final CaptureList captures = new CaptureList();
  private FrontStages front;

  EndlessAnalysis(AnalysisOptions options, Settling.Times times, Teller teller) {
    this.options = options;
    diagnostics = new Diagnostics(times.periodNanos(), this::nowNanos);
    pipeline = new Pipeline(options, diagnostics, true);
    telling = new EndlessTelling(teller, times, pipeline, diagnostics, captures);
  }

  /** Keys are remarked on before there is any frame. */
  private long nowNanos() {
    return pipeline == null ? 0 : pipeline.latest().timeNanos();
  }

  /**
   * Reads the next file to its end.
   *
   * @param firstNanos time of its first frame, nanoseconds since 1970
   * @return why it could not be read at all, or empty
   * @throws IOException when records could not be written
   */
  Optional<FailedInput> read(String file, long firstNanos) throws IOException {
    long before = pipeline.latest().timeNanos();
    if (before != 0 && firstNanos - before >= GAP_NANOS) {
      settling().gap(firstNanos);
    }
    return read(file, captures.next(), 0);
  }

  /**
   * Reads the rest of the file that was read last.
   *
   * @param frames of it that were read
   */
  Optional<FailedInput> readMore(String file, long frames) throws IOException {
    return read(file, captures.next() - 1, frames);
  }

  /** Keys that came meanwhile. */
  void addKeys(List<KeyFile> some) {
    pipeline.addKeys(some);
  }

  private Optional<FailedInput> read(String file, int number, long passedFrames)
      throws IOException {
    Optional<FailedInput> failure = Optional.empty();
    try (CaptureSet input = CaptureSet.openPart(file, number, windows, options.filter())) {
      if (input.captureCount() == 0) {
        return input.failures().stream().findFirst();
      }
      goOnWith(input);
      if (number == captures.next()) {
        captures.add(input.summaries().get(0));
      }
      failure = readFrames(file, input, passedFrames);
      CaptureSummary summary = input.summaries().get(0);
      if (passedFrames > 0 && summary.packets() <= passedFrames) {
        return failure; // renamed or compressed, and nothing more in it
      }
      captures.complete(summary, pipeline.duplicatesIn(number));
    }
    telling.look();
    telling.tellCapture();
    return failure;
  }

  private void goOnWith(CaptureSet input) {
    if (front == null) {
      front = new FrontStages(input, windows, options.ports(), options.keepDuplicates());
    } else {
      front.goOnWith(input);
    }
  }

  /** A file that is torn away from under the reader ends there. */
  private Optional<FailedInput> readFrames(String file, CaptureSet input, long passedFrames)
      throws IOException {
    try {
      for (long i = 0; i < passedFrames && input.advance(); i++) {
        // read before
      }
      front.run(new Work(input));
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      return Optional.of(new FailedInput(file, "cannot be read to its end: " + e.getMessage()));
    }
  }

  /** Number of the first file that has something of what is not over, or may be needed for it. */
  int firstNeeded() {
    return telling.firstNeeded();
  }

  /** A remark that was made just now, and once. */
  Analysis.Counted counted(Diagnostic remark) {
    return diagnostics.once(remark);
  }

  /** What was last read. */
  CaptureSummary latestSummary() {
    return captures.latest();
  }

  /** The latest frame. */
  FrameMark latest() {
    return pipeline.latest();
  }

  Settling settling() {
    return telling.settling();
  }

  CaptureList captures() {
    return captures;
  }

  /** Frames on their way to flows and sessions. */
  private final class Work implements FrontStages.Taker {
    private final CaptureSet input;

    Work(CaptureSet input) {
      this.input = input;
    }

    @Override
    public FrameBatch exchange(FrameBatch batch) {
      pipeline.onBatch(batch);
      windows.giveBack(batch.windows());
      batch.clear();
      if (telling.isDue()) {
        captures.update(input.summaries().get(0));
        lookUnchecked();
      }
      return batch;
    }

    @Override
    public void awaitAll() {
      // every batch is dealt with at once
    }

    @Override
    public boolean wantsMore() {
      return true;
    }
  }

  private void lookUnchecked() {
    try {
      telling.look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The capture is over: everything that is left is told as at the end of any input. */
  void end() throws IOException {
    telling.end();
  }

  /** Connections that go on though the files with their beginning are gone. */
  void goOn(List<FlowBeginning> some) {
    pipeline.goOn(some);
  }

  /** Frames of these flows are passed over, up to a time each. */
  void passOver(Predicate<Headers> some) {
    pipeline.passOver(some);
  }
}
