package org.icascope.app;

import java.io.IOException;
import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Finding;
import org.icascope.analyze.Reach;
import org.icascope.analyze.Rules;
import org.icascope.launch.LaunchFacts;
import org.icascope.model.FrameMark;
import org.icascope.report.Told;
import org.icascope.session.Settled;
import org.icascope.session.Settling;
import org.icascope.session.TrackedSessions;

/**
 * Looks at an analysis that goes on: what is certain is told, and what was told and is over is
 * forgotten, with a last judgement.
 */
final class EndlessTelling {

  /** Within a file, too, one looks now and then for what is certain. Chosen. */
  private static final long LOOK_NANOS = 300_000_000_000L;

  private final EndlessAnalysis.Teller teller;
  private final Pipeline pipeline;
  private final Diagnostics diagnostics;
  private final CaptureList captures;
  private final Settling settling;
  private final IdleFlows idle;
  private long lookedNanos = Long.MIN_VALUE;

  /**
   * @param captures which are forgotten, too, when nothing refers to them any more
   */
  EndlessTelling(
      EndlessAnalysis.Teller teller,
      Settling.Times times,
      Pipeline pipeline,
      Diagnostics diagnostics,
      CaptureList captures) {
    this.teller = teller;
    this.pipeline = pipeline;
    this.diagnostics = diagnostics;
    this.captures = captures;
    settling = pipeline.tracker().settling(times);
    idle = new IdleFlows(times, pipeline.tracker(), settling);
  }

  Settling settling() {
    return settling;
  }

  /** The latest look was long ago. */
  boolean isDue() {
    return lookedNanos != Long.MIN_VALUE
        && pipeline.latest().timeNanos() - lookedNanos >= LOOK_NANOS;
  }

  /** Tells what is certain now. */
  void look() throws IOException {
    FrameMark now = pipeline.latest();
    if (now.timeNanos() == 0) {
      return;
    }
    lookedNanos = now.timeNanos();
    pipeline.expire(flow -> idle.isOver(flow, now.timeNanos()));
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
      teller.tell(analysis(captures.all(), settled.all(), flows, List.of(), remarks), told);
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
      teller.tell(analysis(captures.all(), leaving, flows, findings, List.of()), told);
    }
  }

  /** Tells of the latest file. */
  void tellCapture() throws IOException {
    Told told = Told.nothing();
    told.captures().set(captures.next() - 1);
    teller.tell(
        analysis(captures.all(), TrackedSessions.NONE, List.of(), List.of(), List.of()), told);
  }

  /** Some of what is known, to be told. */
  static Analysis analysis(
      List<CaptureResult> captures,
      TrackedSessions tracked,
      List<FlowResult> flows,
      List<Finding> findings,
      List<Analysis.Counted> remarks) {
    return new Analysis(
        captures,
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
}
