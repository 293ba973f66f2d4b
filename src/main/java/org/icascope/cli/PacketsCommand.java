package org.icascope.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.Progress;
import org.icascope.app.ViewRun;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.info.PacketList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code icascope packets}: one line per frame. */
final class PacketsCommand implements Callable<Integer> {

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private final InputOptions input;
  private final FrameOptions frames;
  private final TimeOptions time;
  private final Given<Long> count;
  private final Given<Boolean> quiet;
  private final Given<Boolean> noColor;

  PacketsCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("packets");
    describe(spec.usageMessage());
    Options options = new Options(spec);
    input = InputOptions.ofView(options);
    frames = new FrameOptions(options);
    time = new TimeOptions(options);
    count = options.value("-c", "COUNT", Long.class, "Stop after so many lines.");
    quiet = options.flag("-q", "No lines, as in tshark: only what cannot be read.");
    noColor = options.flag("--no-color", "No colors, on a terminal either.");
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    Map<String, String> exitCodes = new LinkedHashMap<>();
    exitCodes.put("0", "done, also when a file was cut short or the reader left");
    exitCodes.put("1", "an input could not be read");
    exitCodes.put("2", "wrong arguments");
    usage
        .customSynopsis("icascope packets [OPTIONS] FILE...")
        .sortOptions(false)
        .description(
            "Lists the frames of capture files, one line each: number, time, source,"
                + " destination, protocol, length, and what CGP, ICA, EDT, TLS, WebSocket or TCP"
                + " say in it.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes);
  }

  /** The command as picocli knows it. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment);
    if (count.or(1L) < 1) {
      throw new WrongOption("-c", "expected 1 or more");
    }
    PacketList.Style style = style();
    frames.check(options.files());
    Predicate<ViewedFrame> wanted = frames.wanted(time::zoneOfUser, () -> analysis(options));
    PacketList list =
        new PacketList(style, quiet.or(false) ? frame -> false : wanted, environment.out());
    ViewRun.Result result = ViewRun.run(options, list);
    list.finish();
    new Complaints(environment.err(), false).report(result.failures(), result.captures(), false);
    boolean failed = result.failures().stream().anyMatch(failure -> !failure.passedOver());
    return failed ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }

  private PacketList.Style style() {
    return new PacketList.Style(
        time.style(),
        time.zone(),
        environment.wantsColor() && !noColor.or(false),
        environment.charset(),
        count.or(0L),
        environment.outIsTerminal());
  }

  private AnalysisRun analysis(AnalysisOptions options) throws IOException {
    return engine.run(options, Progress.NONE);
  }
}
