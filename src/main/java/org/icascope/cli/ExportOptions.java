package org.icascope.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
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
  private final Given<List<String>> sessions;
  private final Given<List<String>> flows;
  private final Given<String> from;
  private final Given<String> to;
  private final Given<String> zone;
  private final Given<Boolean> strip;
  private final Given<Boolean> unmodified;
  private final Given<Boolean> force;

  ExportOptions(Options options) {
    output = options.text("-w", "OUT", "The pcapng file to write; - is standard output.");
    sessions =
        options.list("--session", "ID", "Frames of this session (s1), all its flows; repeatable.");
    flows = options.list("--flow", "ID", "Frames of this flow (f3 in analyze); repeatable.");
    from = options.text("--from", "TIME", "First frames: 14:03, 14:03:07 or '2026-03-01 14:03'.");
    to = options.text("--to", "TIME", "Last frames.");
    zone = options.text("--tz", "ZONE", "Time zone of times: UTC, Europe/Berlin, +02:00.");
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
    if (zone.isPresent()) {
      zone();
    }
    return new Parsed(
        name,
        force.or(false),
        numbers("--session", 's', sessions),
        numbers("--flow", 'f', flows),
        new TimeWindow(time("--from", from), time("--to", to), Optional.empty(), 0),
        strip.or(false) ? Mode.STRIPPED : unmodified.or(false) ? Mode.UNMODIFIED : Mode.COMMENTED);
  }

  private static Optional<TimePoint> time(String option, Given<String> text) {
    return text.value().map(t -> WrongOption.check(option, () -> TimePoint.parse(t)));
  }

  private static Set<Integer> numbers(String option, char letter, Given<List<String>> ids) {
    Set<Integer> numbers = new HashSet<>();
    for (String id : ids.or(List.of())) {
      if (!id.matches(letter + "[1-9]\\d{0,8}")) {
        throw new WrongOption(option, "not an id (" + letter + "1, " + letter + "2, ...): " + id);
      }
      numbers.add(Integer.parseInt(id.substring(1)) - 1);
    }
    return numbers;
  }

  /** The plan over what was found in the files. */
  ExportPlan plan(Parsed wanted, AnalysisOptions options, Analysis analysis) {
    exists("--session", 's', wanted.sessions(), analysis.sessions().size());
    exists("--flow", 'f', wanted.flows(), analysis.flows().size());
    OptionalLong first = OptionalLong.empty();
    OptionalLong last = OptionalLong.empty();
    Optional<CaptureSpan> span = CaptureSpan.of(analysis);
    if (span.isPresent() && wanted.window().isGiven()) {
      var bounds = wanted.window().resolve(zone(), span.get().firstNanos(), span.get().lastNanos());
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

  private static void exists(String option, char letter, Set<Integer> wanted, int count) {
    for (int number : wanted) {
      if (number >= count) {
        throw new WrongOption(
            option, "there is no " + letter + (number + 1) + ", only " + count + " in all");
      }
    }
  }

  ZoneId zone() {
    try {
      return zone.value().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      throw new WrongOption("--tz", "not a time zone (UTC, Europe/Berlin, +02:00): " + zone.or(""));
    }
  }
}
