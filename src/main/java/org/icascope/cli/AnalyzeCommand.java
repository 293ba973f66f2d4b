package org.icascope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.CaptureAnalysis;
import org.icascope.app.Progress;
import org.icascope.app.SecondReading;
import org.icascope.app.SessionFlows;
import org.icascope.app.ViewRun;
import org.icascope.report.CaptureSpan;
import org.icascope.report.Criteria;
import org.icascope.report.Selection;
import org.icascope.view.frame.ViewedFrame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code icascope analyze}: from capture files to a report. */
final class AnalyzeCommand implements Callable<Integer> {

  /** The stages, as far as this command knows them. */
  @FunctionalInterface
  interface Engine {
    AnalysisRun run(AnalysisOptions options, Progress progress) throws IOException;
  }

  /** Severities of findings, mildest first. */
  enum FailOn {
    INFO,
    NOTICE,
    WARNING,
    ERROR
  }

  private static final String STANDARD_INPUT = "-";

  private final Engine engine;
  private final Environment environment;

  private final CommandSpec spec;
  private final InputOptions input;
  private final NarrowOptions narrow;
  private final FilterOption filter;
  private final OutputOptions output;
  private final Given<Boolean> strict;
  private final Given<FailOn> failOn;
  private final Given<Boolean> debug;

  AnalyzeCommand(Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("analyze");
    describe(spec.usageMessage());
    Options options = new Options(spec);
    input = new InputOptions(options);
    narrow = new NarrowOptions(options);
    filter = new FilterOption(options, "Only sessions and flows that have a frame which passes");
    output = new OutputOptions(options);
    strict = options.flag("--strict", "Exit with 1 when a file was cut short or damaged.");
    failOn =
        options.value(
            "--fail-on",
            "SEVERITY",
            FailOn.class,
            "Exit with 3 on findings from info, notice, warning or error upwards.");
    debug = options.flag("--debug", "Show stack traces and what the run cost.");
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    new Usage(usage, "icascope analyze [OPTIONS] FILE...")
        .description(
            "Tells the story of each Citrix session in capture files: where it broke and"
                + " reconnected, what was sent again, who fell back to 1494 and why.")
        .examples(
            "icascope analyze capture.pcapng",
            "icascope analyze -q monday/ tuesday.pcap.gz",
            "icascope analyze --around 14:03 --client 10.1.2.3 capture.pcapng",
            "icascope analyze --format json capture.pcapng > result.json",
            "icascope analyze --format ecs --output events.ndjson --rotate 100M captures/")
        .exit("0", "done, also when a file was cut short")
        .exit(
            "1",
            "an input could not be read (the others were analyzed), the output not written; with"
                + " --strict: an input was cut short")
        .exit("2", "wrong arguments")
        .exit("3", "there are findings of the severity given with --fail-on")
        .exit("130, 143", "stopped by a signal; the result is partial and says so");
  }

  /** The command as picocli knows it. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment);
    NarrowOptions.Parsed wanted = narrow.parse().under(options.pseudonyms());
    output.check(inputs(options.files()));
    filter.check();
    if (filter.isGiven() && options.files().contains(STANDARD_INPUT)) {
      throw new WrongOption(
          "-Y", "the input is read twice, and standard input can be read only once: name a file");
    }
    long start = System.nanoTime();
    AnalysisRun run = analyze(options);
    Complaints complaints = new Complaints(environment.err(), debug.or(false));
    boolean cutShort =
        filter.isGiven()
            ? complaints.reportAllOrNothing(run, isOnScreen(run, options), environment)
            : complaints.report(run, isOnScreen(run, options));
    if (hasFailed(run) && run.analysis().captures().isEmpty()) {
      return ExitCodes.UNREADABLE;
    }
    output.check(inputs(run.analysis().captures().stream().map(c -> c.summary().file()).toList()));
    Optional<Set<Integer>> passing = flows(options, run);
    if (filter.isGiven()) {
      FrameOptions.checkNotStopped(environment);
    }
    Selection selection = select(run.under(options.pseudonyms()), wanted, passing);
    new ReportOutput(output, environment).write(selection, wanted.sessions());
    complaints.cost(run, System.nanoTime() - start);
    return exitCode(run, selection, cutShort);
  }

  private List<String> inputs(List<String> captures) {
    List<String> all = new ArrayList<>(captures);
    all.addAll(input.readBeside());
    return all;
  }

  /** Report and complaints go to one terminal, and there is a report at all. */
  private boolean isOnScreen(AnalysisRun run, AnalysisOptions options) {
    return output.format() == OutputOptions.Format.TEXT
        && !output.destination().isFile()
        && environment.outIsTerminal()
        && environment.errIsTerminal()
        && !run.analysis().captures().isEmpty();
  }

  private AnalysisRun analyze(AnalysisOptions options) throws IOException {
    if (!environment.errIsTerminal() || output.quiet()) {
      return run(options, Progress.NONE);
    }
    ProgressLine progress = new ProgressLine(environment.err(), System::nanoTime);
    try {
      return run(options, progress);
    } finally {
      progress.clear();
    }
  }

  /** Of what a recorder pipes in, events are told as they happen. */
  private AnalysisRun run(AnalysisOptions options, Progress progress) throws IOException {
    boolean pipe = options.files().equals(List.of(STANDARD_INPUT));
    if (!pipe
        || output.quiet()
        || output.format() != OutputOptions.Format.TEXT
        || output.destination().isFile()) {
      return engine.run(options, progress);
    }
    LiveEvents events = new LiveEvents(environment, output.text(environment, Set.of()), false);
    AnalysisRun run = CaptureAnalysis.watch(options, progress, events.watch());
    events.end();
    return run;
  }

  /** The flows that have a frame which passes the display filter, found by a second run. */
  private Optional<Set<Integer>> flows(AnalysisOptions options, AnalysisRun run)
      throws IOException {
    if (!filter.isGiven()) {
      return Optional.empty();
    }
    Predicate<ViewedFrame> passes =
        filter.frames(SessionFlows.of(run.analysis()), output::zone).orElseThrow();
    Set<Integer> serials = new HashSet<>();
    ViewRun.Result again =
        ViewRun.run(
            options,
            frame -> {
              if (passes.test(frame) && frame.isInFlow()) {
                serials.add(frame.flowSerial());
              }
              return true;
            });
    SecondReading.check(options, run.analysis(), again);
    return Optional.of(serials);
  }

  private Selection select(
      AnalysisRun run, NarrowOptions.Parsed wanted, Optional<Set<Integer>> flows) {
    narrow.checkSessions(run.analysis().sessions().size());
    boolean bySession = output.format() != OutputOptions.Format.TEXT;
    Criteria criteria = wanted.criteria(CaptureSpan.of(run.analysis()), output::zone, bySession);
    return Selection.of(run.analysis(), flows.map(criteria::withFlows).orElse(criteria));
  }

  private static boolean hasFailed(AnalysisRun run) {
    return run.failures().stream().anyMatch(input -> !input.passedOver());
  }

  private int exitCode(AnalysisRun run, Selection selection, boolean cutShort) {
    if (ExitCodes.isUnread(run) || strict.or(false) && cutShort) {
      return ExitCodes.UNREADABLE;
    }
    return failOn.value().filter(least -> selection.hasFindingOfAtLeast(least.name())).isPresent()
        ? ExitCodes.FINDINGS
        : ExitCodes.DONE;
  }
}
