package org.icascope.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.icascope.analyze.Analysis;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.FrameRanges;
import org.icascope.app.Progress;
import org.icascope.app.SecondReading;
import org.icascope.app.ShowRun;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope show}: the protocol tree of frames. */
final class ShowCommand implements Callable<Integer> {

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private Optional<Analysis> first = Optional.empty();
  private boolean stopped;
  private final Given<List<String>> numbers;
  private final FrameOptions frames;
  private final ZoneOption zone;
  private final Given<Boolean> message;
  private final Given<Long> count;
  private final InputOptions input;
  private final ShowOptions look;

  ShowCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("show");
    new Usage(spec.usageMessage(), "icascope show [OPTIONS] FILE...")
        .description(
            "Shows frames as protocol trees, from the link layer to the last field of CGP and ICA.")
        .examples(
            "icascope show capture.pcapng -n 123",
            "icascope show capture.pcapng -n 5-9,12 -x --field cgp.command",
            "icascope show capture.pcapng --session s1 --message")
        .exitOfReader("wrong arguments, or there is no such frame");
    Options options = new Options(spec);
    numbers = options.texts("-n", "NUMBERS", "Frames by number: 123 or 5-9,12 or 100-.");
    frames = new FrameOptions(options);
    zone = new ZoneOption(options);
    message = options.flag("--message", "Messages, records and packets only, no lower layers.");
    count = options.value("-c", "COUNT", Long.class, "Stop after so many frames.");
    look = new ShowOptions(options);
    input = InputOptions.ofNumbers(options);
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment);
    FrameRanges ranges =
        numbers
            .value()
            .map(list -> WrongOption.check("-n", () -> FrameRanges.parse(String.join(",", list))))
            .orElse(FrameRanges.ALL);
    if (count.or(1L) < 1) {
      throw new WrongOption("-c", "expected 1 or more");
    }
    frames.check(options.files());
    FrameOptions.Chosen chosen = frames.chosen(zone::zone, () -> firstRun(options), false);
    ShowRun.Request request =
        new ShowRun.Request(ranges, chosen.frames(), zone.zone(), !message.or(false), count.or(0L));
    ShowRun.Result result;
    try (ShowOutput out = look.output(environment, options.files())) {
      result = ShowRun.run(options, request, chosen.sessions(), out::write, out::flush);
      stopped = environment.stoppedByUser();
      out.finish(stopped || ExitCodes.isCut(result.input()));
    }
    boolean whole = !stopped && !options.stop().getAsBoolean();
    if (whole && first.isPresent() && ranges.equals(FrameRanges.ALL) && !count.isPresent()) {
      SecondReading.check(first.get(), result.input());
    }
    return exitCode(!whole ? FrameRanges.ALL : ranges, result, options.files());
  }

  private AnalysisRun firstRun(AnalysisOptions options) throws IOException {
    AnalysisRun run = engine.run(options, Progress.NONE);
    FrameOptions.checkNotStopped(environment);
    first = Optional.of(run.analysis());
    return run;
  }

  private int exitCode(FrameRanges ranges, ShowRun.Result result, List<String> files) {
    var input = result.input();
    new Complaints(environment.err(), false).report(input.failures(), input.captures(), false);
    if (ranges.lastFirst() > result.lastNumber() && !input.captures().isEmpty()) {
      String holder = files.size() == 1 ? files.get(0) + " has" : "the longest file has";
      String text =
          "there is no frame %d: %s %d frames"
              .formatted(ranges.lastFirst(), holder, result.lastNumber());
      environment.err().println("icascope: " + OneLine.of(text));
      environment.err().flush();
      return ExitCodes.WRONG_ARGUMENTS;
    }
    if (stopped) {
      new Complaints(environment.err(), false).stoppedEarly();
    } else if (result.shown() == 0 && !input.captures().isEmpty()) {
      environment.err().println("icascope: note: nothing to show: " + why(result));
      environment.err().flush();
    }
    return ExitCodes.isUnread(input) ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }

  private String why(ShowRun.Result result) {
    if (result.lastNumber() == 0) {
      return "there are no frames";
    }
    return message.or(false)
        ? "no frame that was asked for completes a message"
        : "no frame passes";
  }
}
