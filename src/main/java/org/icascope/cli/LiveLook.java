package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.CaptureAnalysis;
import org.icascope.app.PortOptions;
import org.icascope.app.Progress;
import org.icascope.app.ViewRun;
import org.icascope.report.Selection;
import org.icascope.report.text.TextOptions;
import org.icascope.report.text.TextReport;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.info.PacketList;

/** What is told of frames while they are captured: events, or a line for each. */
final class LiveLook {

  private final Environment environment;
  private final Given<Boolean> analyze;
  private final Given<Boolean> quiet;
  private final Given<List<String>> ports;
  private final Given<Boolean> names;
  private final Given<List<String>> tlsKeys;
  private final Given<Boolean> flush;
  private final FilterOption filter;
  private final TimeOptions time;
  private final ColorOption color;

  LiveLook(Options options, Environment environment) {
    this.environment = environment;
    analyze =
        options.flag(
            "--analyze", "Tell events of sessions as they happen, and a report at the end.");
    quiet = options.flag("-q", "Do not count frames on the terminal.");
    ports =
        options.texts(
            "--port", "PORT=KIND", "Expect ica, cgp, tls or websocket on a port; repeatable.");
    names =
        options.flag(
            "--names", "Show user, domain, client and application names; never passwords.");
    tlsKeys = InputOptions.tlsKeys(options);
    flush = options.flag("-l", "Let each line out at once, as in tshark.");
    options.flag("-n", "Resolve no names, as in tshark: they never are.");
    filter = new FilterOption(options, "List only frames that pass");
    time = new TimeOptions(options);
    color = new ColorOption(options);
  }

  boolean wantsEvents() {
    return analyze.or(false);
  }

  /** Whether frames are not counted on the terminal: other lines may go there. */
  boolean quiet(boolean writes) {
    boolean talks = wantsEvents() || !writes;
    return quiet.or(false) || talks && environment.outIsTerminal();
  }

  /**
   * @param writes frames go to a file
   * @throws WrongOption when values make no sense
   */
  void check(boolean writes) {
    if (filter.isGiven() && (writes || wantsEvents())) {
      throw new WrongOption("-Y", "chooses what is listed, so it goes without -w and --analyze");
    }
    if (filter.needsSessions()) {
      throw new WrongOption("-Y", "icascope.session is known when a capture is over");
    }
    time.zone();
    time.style();
    options(InputStream.nullInputStream());
  }

  /** How the stages are to read the frames. The capture decides when they end. */
  AnalysisOptions options(InputStream frames) {
    return new AnalysisOptions(
        List.of("-"),
        frames,
        WrongOption.check("--port", () -> PortOptions.parse(ports.or(List.of()))),
        false,
        false,
        names.or(false),
        Optional.empty(),
        tlsKeys.or(List.of()).stream().map(InputOptions::tlsKeys).toList(),
        false,
        () -> false);
  }

  /** Tells events as they happen. */
  AnalysisRun analyze(AnalysisOptions options) throws IOException {
    return CaptureAnalysis.watch(
        options, Progress.NONE, new LiveEvents(environment, look(), true).watch());
  }

  /** Writes the report. */
  void finish(AnalysisRun run, String on) {
    new Complaints(environment.err(), false).report(run, false);
    PrintWriter out = writer();
    out.print("\n");
    new TextReport(look()).write(Selection.everything(run.ofInterface(on).analysis()), out);
    out.flush();
  }

  /** One line per frame. */
  ViewRun.Result list(AnalysisOptions options) throws IOException {
    PacketList.Style style =
        new PacketList.Style(
            time.style(),
            time.zone(),
            colors(),
            environment.charset(),
            0,
            flush.or(environment.outIsTerminal()));
    PacketList list = new PacketList(style, passing(), filter.isGiven(), environment.out());
    ViewRun.Result result = ViewRun.run(options, list);
    list.finish();
    return result;
  }

  private Predicate<ViewedFrame> passing() {
    return filter.frames(FrameFields.Sessions.NONE, time::zoneOfUser).orElse(frame -> true);
  }

  private TextOptions look() {
    int width = environment.columns(TextOptions.LEAST_WIDTH);
    return new TextOptions(width, colors(), time.zone(), false, false, Set.of());
  }

  private boolean colors() {
    return color.wanted(environment);
  }

  private PrintWriter writer() {
    return new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()));
  }
}
