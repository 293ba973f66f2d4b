package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.icascope.analyze.Analysis;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.CompareRun;
import org.icascope.app.Progress;
import org.icascope.capture.CaptureSummary;
import org.icascope.compare.Comparison;
import org.icascope.model.Pseudonyms;
import org.icascope.report.json.CompareJson;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.text.CompareText;
import org.icascope.report.text.TextOptions;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope compare}: two recorders of the same sessions, or one of both legs. */
final class CompareCommand implements Callable<Integer> {

  static final String NAME = "compare";

  /** Bytes that go out at a time. Chosen. */
  private static final int BUFFER_BYTES = 1 << 16;

  /** Of the key under which tickets are compared; new in every run. */
  private static final int KEY_BYTES = 32;

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private final InputOptions input;
  private final Given<Boolean> allFlows;
  private final ZoneOption zone;
  private final FormatOption format;

  CompareCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    new Usage(spec.usageMessage(), "icascope compare [OPTIONS] A [B]")
        .description(
            "Compares the captures of two recorders, or both legs of a gateway in one capture:"
                + " where segments were lost, who sent resets, what each part of the way takes,"
                + " and how far the clocks are apart.")
        .examples(
            "icascope compare client.pcapng server.pcapng",
            "icascope compare gateway.pcapng",
            "icascope compare --format json client/ server/ > compare.json")
        .exit("0", "done, also when a file was cut short or the reader left")
        .exit("1", "an input could not be read")
        .exit("2", "wrong arguments, or the captures have nothing in common");
    Options options = new Options(spec);
    input = InputOptions.ofRecorders(options);
    allFlows =
        options.flag("--all-flows", "Compare every TCP connection, not only those of Citrix.");
    zone = new ZoneOption(options);
    format = new FormatOption(options);
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    zone.check();
    AnalysisOptions options = input.toAnalysis(environment);
    List<String> files = options.files();
    check(files);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    boolean all = allFlows.or(false);
    AnalysisOptions first = options.ofRecorder(files.subList(0, 1), key, all);
    AnalysisRun a = engine.run(first, Progress.NONE);
    if (isUnreadable(a)) {
      return ExitCodes.UNREADABLE;
    }
    if (files.size() == 1) {
      return show(CompareRun.run(first, a.under(options.pseudonyms())), ExitCodes.isUnread(a));
    }
    FrameOptions.checkNotStopped(environment);
    AnalysisOptions second = options.ofRecorder(files.subList(1, 2), key, all);
    AnalysisRun b = engine.run(second, Progress.NONE);
    if (isUnreadable(b)) {
      return ExitCodes.UNREADABLE;
    }
    FrameOptions.checkNotStopped(environment);
    checkRecordings(a.analysis(), b.analysis());
    Pseudonyms pseudonyms = options.pseudonyms();
    return show(
        CompareRun.run(first, a.under(pseudonyms), second, b.under(pseudonyms)),
        ExitCodes.isUnread(a) || ExitCodes.isUnread(b));
  }

  private static void check(List<String> files) {
    if (files.size() > 2) {
      throw new WrongOption(
          "FILE", "compare takes one capture or two; a recorder with several files: their folder");
    }
    files.forEach(InputOptions::checkCanBeReadAgain);
    if (files.size() == 2 && isSame(files.get(0), files.get(1))) {
      throw new WrongOption(
          "FILE",
          "both are the same file; name the capture of the other recorder, or this one alone when"
              + " it has both legs of a gateway");
    }
  }

  private static boolean isSame(String one, String other) {
    try {
      return one.equals(other) || Files.isSameFile(Path.of(one), Path.of(other));
    } catch (IOException | InvalidPathException e) {
      return false; // reading it will tell
    }
  }

  private boolean isUnreadable(AnalysisRun run) {
    new Complaints(environment.err(), false).reportAllOrNothing(run, false, environment);
    return run.analysis().captures().isEmpty();
  }

  /** A copy of the same recording says nothing about the way between two recorders. */
  private static void checkRecordings(Analysis a, Analysis b) {
    List<List<Object>> left = recordings(a);
    if (left.equals(recordings(b))) {
      throw new WrongOption("FILE", "both hold the same recording: same frames, same times");
    }
  }

  private static List<List<Object>> recordings(Analysis analysis) {
    return analysis.captures().stream().map(c -> recording(c.summary())).toList();
  }

  private static List<Object> recording(CaptureSummary summary) {
    return List.of(summary.packets(), summary.firstTime(), summary.lastTime());
  }

  /** The call was right though there is nothing to show: so no word on how to call. */
  private int show(Comparison comparison, boolean unread) throws IOException {
    if (environment.stoppedByUser()) {
      throw new IOException("stopped; a part of the input is not compared");
    }
    Optional<String> nothing = nothing(comparison);
    if (nothing.isPresent()) {
      environment.err().println("icascope: " + OneLine.of(nothing.get()));
      environment.err().flush();
      return ExitCodes.WRONG_ARGUMENTS;
    }
    write(comparison);
    return unread ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }

  /** Why there is nothing to show, where that is so. */
  private Optional<String> nothing(Comparison comparison) {
    int a = comparison.clientSide().analysis().sessions().size();
    int b = comparison.serverSide().analysis().sessions().size();
    if (comparison.compared().isEmpty() && !comparison.overlaps()) {
      return Optional.of(
          "the times of both captures do not overlap, and nothing of one was seen in the other;"
              + " parts of one recording belong to one recorder: put them into a folder and name"
              + " that");
    }
    if (!comparison.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        comparison.oneTrace()
            ? "no session was seen twice ("
                + a
                + " in all); "
                + (hasLinkedLegs(comparison)
                    ? "what the trace tells of both legs is told by icascope analyze"
                    : "name the capture of another recorder, too")
            : "nothing in common: of "
                + a
                + " and "
                + b
                + " sessions none has the ticket, the TCP connections or the times and sizes of"
                + " another"
                + (allFlows.or(false)
                    ? ""
                    : " (encrypted connections: --tls-keys, or --all-flows)"));
  }

  /** The trace of a NetScaler joins connections that have not the same ticket, or none. */
  private static boolean hasLinkedLegs(Comparison comparison) {
    return comparison.clientSide().analysis().sessions().stream()
        .anyMatch(session -> session.proxied().isPresent());
  }

  private void write(Comparison comparison) throws IOException {
    OutputStream out = new BufferedOutputStream(environment.out(), BUFFER_BYTES);
    if (format.isJson()) {
      CompareJson.write(comparison, new DocumentOptions(ProgramVersion.number()), out);
    } else {
      int width = environment.columns(TextOptions.LEAST_WIDTH);
      PrintWriter text = new PrintWriter(new OutputStreamWriter(out, environment.charset()));
      new CompareText(comparison, width, allFlows.or(false), zone.zone()).write(text);
    }
    out.flush();
  }
}
