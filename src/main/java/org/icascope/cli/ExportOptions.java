package org.icascope.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.ExportPlan;
import org.icascope.app.ExportPlan.Mode;
import org.icascope.report.CaptureSpan;

/** What {@code export} is to choose, and what becomes of it. */
final class ExportOptions {

  private final Given<String> output;
  private final IdOption sessions;
  private final IdOption flows;
  private final WindowOptions window;
  private final ZoneOption zone;
  private final Given<Boolean> strip;
  private final Given<Boolean> unmodified;
  private final Given<Boolean> force;

  ExportOptions(Options options) {
    output = options.text("-w", "OUT", "The pcapng file to write; - is standard output.");
    sessions =
        IdOption.ofSessions(options, "Frames of this session (s1), all its flows; repeatable.");
    flows = IdOption.ofFlows(options, "Frames of this flow (f3 in analyze); repeatable.");
    window =
        new WindowOptions(
            options, "First frames: 14:03, 14:03:07 or '2026-03-01 14:03'.", "Last frames.");
    zone = new ZoneOption(options);
    strip =
        options.flag(
            "--strip-payload",
            "Blank contents and secrets, leave out names, comments and decryption keys.");
    unmodified = options.flag("--unmodified", "Add no comments to frames.");
    force = options.flag("--force", "Replace an existing file, never an input.");
  }

  /** What is wrong is told before anything is read. */
  record Parsed(
      String output,
      boolean force,
      Set<Integer> sessions,
      Set<Integer> flows,
      TimeWindow window,
      Mode mode) {

    boolean toStandardOutput() {
      return output.equals("-");
    }
  }

  Parsed parse(Environment environment) {
    String name =
        output.value().orElseThrow(() -> new WrongOption("-w", "name the file to write, or -"));
    if (name.equals("-") && environment.outIsTerminal()) {
      throw new WrongOption("-w", "standard output is a terminal; name a file, or use a pipe");
    }
    if (strip.or(false) && unmodified.or(false)) {
      throw new WrongOption("--unmodified", "cannot be combined with --strip-payload");
    }
    zone.check();
    return new Parsed(
        name,
        force.or(false),
        sessions.indices(),
        flows.indices(),
        window.window(),
        strip.or(false) ? Mode.STRIPPED : unmodified.or(false) ? Mode.UNMODIFIED : Mode.COMMENTED);
  }

  /** Zone of the times that the user gives. */
  ZoneId zone() {
    return zone.zone();
  }

  /** The plan over what was found in the files. */
  ExportPlan plan(Parsed wanted, AnalysisOptions options, Analysis analysis) {
    sessions.indicesOf(analysis.sessions().size());
    flows.indicesOf(analysis.flows().size());
    OptionalLong first = OptionalLong.empty();
    OptionalLong last = OptionalLong.empty();
    Optional<CaptureSpan> span = CaptureSpan.of(analysis);
    if (span.isPresent() && wanted.window().isGiven()) {
      var bounds =
          wanted.window().resolve(zone.zone(), span.get().firstNanos(), span.get().lastNanos());
      first = bounds.fromNanos();
      last = bounds.toNanos();
    }
    return new ExportPlan(
        options,
        analysis,
        wanted.sessions(),
        wanted.flows(),
        first,
        last,
        wanted.mode(),
        "icascope " + ProgramVersion.number());
  }
}
