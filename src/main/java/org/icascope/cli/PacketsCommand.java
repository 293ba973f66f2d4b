package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.icascope.analyze.Analysis;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.FrameRanges;
import org.icascope.app.Progress;
import org.icascope.app.SecondReading;
import org.icascope.app.ShowRun;
import org.icascope.app.ViewRun;
import org.icascope.view.field.FieldRows;
import org.icascope.view.info.PacketList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code icascope packets}: one line per frame. */
final class PacketsCommand implements Callable<Integer> {

  /** Bytes that go out at a time. Chosen. */
  private static final int BUFFER_BYTES = 1 << 16;

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private Optional<Analysis> first = Optional.empty();
  private boolean stopped;
  private final InputOptions input;
  private final FrameOptions frames;
  private final TimeOptions time;
  private final RowOptions rows;
  private final Given<Long> count;
  private final Given<Boolean> quiet;
  private final Given<Boolean> flush;
  private final ColorOption color;

  PacketsCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("packets");
    describe(spec.usageMessage());
    Options options = new Options(spec);
    input = InputOptions.ofView(options);
    frames = new FrameOptions(options);
    time = new TimeOptions(options);
    rows = new RowOptions(options);
    count = options.value("-c", "COUNT", Long.class, "Stop after so many lines.");
    quiet = options.flag("-q", "No lines, as in tshark: only what cannot be read.");
    flush = options.flag("-l", "Let each line out at once, as in tshark.");
    color = new ColorOption(options);
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    new Usage(usage, "icascope packets [OPTIONS] FILE...")
        .description(
            "Lists the frames of capture files, one line each: number, time, source,"
                + " destination, protocol, length, and what CGP, ICA, EDT, TLS, WebSocket or TCP"
                + " say in it.")
        .examples(
            "icascope packets capture.pcapng -Y 'cgp.command == BIND_REQUEST'",
            "icascope packets -r capture.pcapng -t ad -Y 'icascope.replayed'",
            "icascope packets capture.pcapng -T fields -e frame.number -e cgp.command")
        .exitOfReader("wrong arguments");
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
    rows.check();
    if (rows.needsSessions()) {
      FrameOptions.checkCanBeReadTwice("-e", options.files());
    }
    boolean none = quiet.or(false);
    FrameOptions.Chosen chosen =
        frames.chosen(time::zoneOfUser, () -> firstRun(options), rows.needsSessions());
    ViewRun.Result result =
        switch (rows.form()) {
          case FIELDS -> fields(options, none ? nothing(chosen) : chosen);
          case JSON -> trees(options, none ? nothing(chosen) : chosen);
          case TEXT ->
              rows.trees() || rows.hex()
                  ? trees(options, none ? nothing(chosen) : chosen)
                  : lines(options, style, none ? nothing(chosen) : chosen);
        };
    new Complaints(environment.err(), false).report(result.failures(), result.captures(), false);
    if (first.isPresent() && !count.isPresent() && !stopped) {
      SecondReading.check(first.get(), result);
    }
    if (stopped) {
      new Complaints(environment.err(), false).stoppedEarly();
    }
    return ExitCodes.isUnread(result) ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }

  private AnalysisRun firstRun(AnalysisOptions options) throws IOException {
    AnalysisRun run = engine.run(options, Progress.NONE);
    FrameOptions.checkNotStopped(environment);
    first = Optional.of(run.analysis());
    return run;
  }

  private PacketList.Style style() {
    return new PacketList.Style(
        time.style(),
        time.zone(),
        color.wanted(environment),
        environment.charset(),
        count.or(0L),
        flush.or(environment.outIsTerminal()));
  }

  private static FrameOptions.Chosen nothing(FrameOptions.Chosen chosen) {
    return new FrameOptions.Chosen(frame -> false, false, chosen.sessions());
  }

  private ViewRun.Result lines(
      AnalysisOptions options, PacketList.Style style, FrameOptions.Chosen chosen)
      throws IOException {
    PacketList list =
        new PacketList(style, chosen.frames(), chosen.byContents(), environment.out());
    ViewRun.Result result = ViewRun.run(options, list);
    stopped = environment.stoppedByUser();
    list.finish();
    return result;
  }

  private ViewRun.Result fields(AnalysisOptions options, FrameOptions.Chosen chosen)
      throws IOException {
    FieldRows table =
        new FieldRows(
            rows.fields(),
            rows.style(environment.charset(), time.zone(), count.or(0L)),
            chosen.frames(),
            chosen.sessions(),
            environment.out());
    ViewRun.Result result = ViewRun.run(options, table);
    stopped = environment.stoppedByUser();
    table.flush();
    return result;
  }

  private ViewRun.Result trees(AnalysisOptions options, FrameOptions.Chosen chosen)
      throws IOException {
    ShowRun.Request request =
        new ShowRun.Request(FrameRanges.ALL, chosen.frames(), time.zone(), true, count.or(0L));
    OutputStream out = new BufferedOutputStream(environment.out(), BUFFER_BYTES);
    try (ShowOutput show = rows.form() == RowOptions.Form.JSON ? json(out, options) : text(out)) {
      ViewRun.Result read =
          ShowRun.run(options, request, chosen.sessions(), show::write, show::flush).input();
      stopped = environment.stoppedByUser();
      show.finish(stopped || ExitCodes.isCut(read));
      return read;
    }
  }

  private static ShowOutput json(OutputStream out, AnalysisOptions options) {
    return new ShowJson(out, options.files());
  }

  private ShowOutput text(OutputStream out) {
    ShowText.Look look =
        !rows.hex()
            ? ShowText.Look.TREE
            : rows.trees() ? ShowText.Look.TREE_AND_BYTES : ShowText.Look.BYTES;
    return new ShowText(out, environment.charset(), color.wanted(environment), look, "");
  }
}
