package org.icascope.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Finding;
import org.icascope.analyze.Reach;
import org.icascope.analyze.Rules;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.capture.WindowPool;
import org.icascope.decode.Headers;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowBeginning;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;
import org.icascope.report.Told;
import org.icascope.session.Settled;
import org.icascope.session.Settling;
import org.icascope.session.TrackedSessions;

/**
 * One analysis over file after file of a capture that goes on: all stages keep their state from one
 * file to the next, what is certain is told, and what was told and is over is forgotten.
 */
final class EndlessAnalysis {

  /** Takes what is to be told, each thing once. */
  interface Teller {
    void tell(Analysis analysis, Told told) throws IOException;
  }

  /** Within a file, too, one looks now and then for what is certain. Chosen. */
  private static final long LOOK_NANOS = 300_000_000_000L;

  /** Without a frame for so long between two files, the recorder may have stood still. Chosen. */
  private static final long GAP_NANOS = 60_000_000_000L;

  /** A flow of datagrams that is not followed is over after so long. Chosen. */
  private static final long DATAGRAMS_IDLE_NANOS = 600_000_000_000L;

  /** The same of a connection over TCP that is not followed. Chosen. */
  private static final long ASIDE_IDLE_NANOS = 3_600_000_000_000L;

  /** The same of one that is: twice the keep-alive time of TCP stacks (RFC 9293, 3.8.4). */
  private static final long IDLE_NANOS = 4 * 3_600_000_000_000L;

  private final AnalysisOptions options;
  private final Settling.Times times;
  private final Teller teller;
  private final Diagnostics diagnostics;
  private final Pipeline pipeline;
  private final Settling settling;
  private final WindowPool windows = new WindowPool();
  private final CaptureList captures = new CaptureList();
  private FrontStages front;
  private long lookedNanos = Long.MIN_VALUE;

  EndlessAnalysis(AnalysisOptions options, Settling.Times times, Teller teller) {
    this.options = options;
    this.times = times;
    this.teller = teller;
    diagnostics = new Diagnostics(times.periodNanos(), this::nowNanos);
    pipeline = new Pipeline(options, diagnostics, true);
    settling = pipeline.tracker().settling(times);
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
      settling.gap(firstNanos);
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
    look();
    tellCapture();
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
    long since = settling.periodNanos();
    int first = settling.firstCapture().orElse(captures.next() - 1);
    for (int i = captures.firstKept(); i < first; i++) {
      if (captures.lastNanos(i) >= since) {
        return i;
      }
    }
    return first;
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
    return settling;
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
      long now = pipeline.latest().timeNanos();
      if (lookedNanos != Long.MIN_VALUE && now - lookedNanos >= LOOK_NANOS) {
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
      look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look() throws IOException {
    FrameMark now = pipeline.latest();
    if (now.timeNanos() == 0) {
      return;
    }
    lookedNanos = now.timeNanos();
    pipeline.expire(flow -> isOver(flow, now.timeNanos()));
    boolean periodOver = settling.isPeriodOver(now);
    if (!periodOver) {
      tell(settling.look(now), List.of());
    } else {
      Settled settled = settling.look(now, pipeline.observer().take(settling.periodNanos()));
      tell(settled, diagnostics.take(settling.periodNanos()));
      conclude(settling.leaving());
      settling.forget();
      captures.forgetBefore(firstNeeded());
    }
  }

  private boolean isOver(Flow flow, long now) {
    long idle = now - flow.last().timeNanos();
    if (flow.close() != Close.NONE || isEmpty(flow) || settling.isTold(flow)) {
      return idle > times.holdNanos(); // longer than segments may be late (RFC 9293: 240 s)
    }
    if (pipeline.tracker().follows(flow)) {
      return idle > IDLE_NANOS;
    }
    return idle > (flow.transport() == Transport.UDP ? DATAGRAMS_IDLE_NANOS : ASIDE_IDLE_NANOS);
  }

  /** Nobody said anything, or nobody answered: no more is awaited than of what is closed. */
  private static boolean isEmpty(Flow flow) {
    boolean unheard =
        flow.side(Direction.CLIENT_TO_SERVER).packets() == 0
            || flow.side(Direction.SERVER_TO_CLIENT).packets() == 0;
    if (flow.transport() == Transport.UDP && unheard) {
      return true;
    }
    return flow.side(Direction.CLIENT_TO_SERVER).payloadBytes() == 0
        && flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() == 0;
  }

  /**
   * @param remarks of periods that are over
   */
  private void tell(Settled settled, List<Analysis.Counted> remarks) throws IOException {
    Told told = Told.nothing();
    told.sessions().or(settled.sessions());
    told.sessions().or(settled.running());
    told.running().or(settled.running());
    told.incidents().or(settled.incidents());
    told.events().or(settled.events());
    told.referable().or(settled.certainIncidents());
    told.diagnostics().set(0, remarks.size());
    List<FlowResult> flows = pipeline.listedFlows(settled.all());
    for (int i = 0; i < flows.size(); i++) {
      told.flows().set(i, settled.flows().contains(flows.get(i).flow()));
    }
    if (!told.isEmpty()) {
      teller.tell(analysis(settled.all(), flows, List.of(), remarks), told);
    }
  }

  /** Findings on what is over and forgotten now. */
  private void conclude(TrackedSessions leaving) throws IOException {
    List<FlowResult> flows = pipeline.listedFlows(leaving);
    List<Finding> findings =
        Rules.findings(
            captures.all(),
            flows,
            leaving.sessions(),
            leaving.incidents(),
            leaving.events(),
            pipeline.claims(),
            pipeline.rules());
    Told told = Told.nothing();
    told.referable().set(0, leaving.incidents().size());
    told.findings().set(0, findings.size());
    if (!told.isEmpty()) {
      teller.tell(analysis(leaving, flows, findings, List.of()), told);
    }
  }

  private void tellCapture() throws IOException {
    Told told = Told.nothing();
    told.captures().set(captures.next() - 1);
    TrackedSessions nothing =
        new TrackedSessions(List.of(), List.of(), List.of(), Map.of(), Map.of());
    teller.tell(analysis(nothing, List.of(), List.of(), List.of()), told);
  }

  private Analysis analysis(
      TrackedSessions tracked,
      List<FlowResult> flows,
      List<Finding> findings,
      List<Analysis.Counted> remarks) {
    return new Analysis(
        captures.all(),
        flows,
        tracked.sessions(),
        tracked.incidents(),
        tracked.events(),
        findings,
        remarks,
        new Analysis.Traffic(0, 0, 0, false, List.of()),
        Reach.NONE);
  }

  /** The capture is over: everything that is left is told as at the end of any input. */
  void end() throws IOException {
    FrameMark last = pipeline.finish();
    LaunchFacts launches = pipeline.launches(last);
    Settled settled = settling.end(last, launches);
    tell(settled, diagnostics.take(Long.MAX_VALUE));
    conclude(settled.all());
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
