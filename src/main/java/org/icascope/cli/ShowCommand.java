package org.icascope.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.FrameRanges;
import org.icascope.app.SessionFlows;
import org.icascope.app.ShowRun;
import org.icascope.view.field.FrameFields;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope show}: the protocol tree of frames. */
final class ShowCommand implements Callable<Integer> {

  private final Environment environment;
  private final CommandSpec spec;
  private final Given<List<String>> numbers;
  private final Given<List<String>> sessions;
  private final Given<List<String>> flows;
  private final Given<Boolean> message;
  private final InputOptions input;
  private final ShowOptions look;

  ShowCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("show");
    spec.usageMessage()
        .customSynopsis("icascope show [OPTIONS] FILE...")
        .sortOptions(false)
        .description(
            "Shows frames as protocol trees, from the link layer to the last field of CGP and ICA.")
        .footer(
            "%nExamples:%n"
                + "  icascope show capture.pcapng -n 123%n"
                + "  icascope show capture.pcapng -n 5-9,12 -x --field cgp.command%n"
                + "  icascope show capture.pcapng --session s1 --message%n");
    Options options = new Options(spec);
    numbers = options.texts("-n", "NUMBERS", "Frames by number: 123 or 5-9,12 or 100-.");
    sessions = options.list("--session", "ID", "Frames of this session (s1), as analyze names it.");
    flows = options.list("--flow", "ID", "Frames of this flow (f3), as analyze names it.");
    message = options.flag("--message", "Messages, records and packets only, no lower layers.");
    look = new ShowOptions(options);
    input = new InputOptions(options, false);
    options.standardWithoutV();
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
    Optional<SessionFlows> known = known(options);
    ShowRun.Request request =
        new ShowRun.Request(ranges, known.map(this::wanted), source -> true, !message.or(false));
    ShowRun.Result result;
    try (ShowOutput out = look.output(environment, options.files())) {
      result =
          ShowRun.run(
              options,
              request,
              known.map(SessionFlows::byFlow).orElse(FrameFields.Sessions.NONE),
              out::write,
              out::flush);
    }
    return exitCode(ranges, result, options.files());
  }

  /** A run over the input that tells what belongs to which session, where that is asked for. */
  private Optional<SessionFlows> known(AnalysisOptions options) throws IOException {
    if (!sessions.isPresent() && !flows.isPresent()) {
      return Optional.empty();
    }
    if (options.files().contains("-")) {
      throw new WrongOption(
          sessions.isPresent() ? "--session" : "--flow",
          "needs to read the input twice, and standard input (-) can be read only once");
    }
    return Optional.of(SessionFlows.of(options));
  }

  private Set<Integer> wanted(SessionFlows known) {
    Set<Integer> serials = new HashSet<>();
    for (String id : sessions.or(List.of())) {
      serials.addAll(
          known
              .session(id)
              .orElseThrow(() -> missing("--session", id, known.sessionCount(), "s1, s2, ...")));
    }
    for (String id : flows.or(List.of())) {
      serials.add(
          known
              .flow(id)
              .orElseThrow(() -> missing("--flow", id, known.flowCount(), "f1, f2, ...")));
    }
    return serials;
  }

  private static WrongOption missing(String option, String id, int count, String form) {
    return new WrongOption(
        option,
        id.matches("[sf][1-9]\\d{0,8}")
            ? "there is no " + id + ", only " + count + " in all"
            : "not an id (" + form + "): " + id);
  }

  private int exitCode(FrameRanges ranges, ShowRun.Result result, List<String> files) {
    ViewComplaints complaints = new ViewComplaints(environment.err());
    boolean failed = complaints.report(result.input());
    if (ranges.lastFirst() > result.lastNumber() && !result.input().captures().isEmpty()) {
      complaints.line(
          "there is no frame %d: %s %,d frames"
              .formatted(
                  ranges.lastFirst(),
                  files.size() == 1 ? files.get(0) + " has" : "the longest file has",
                  result.lastNumber()));
      return ExitCodes.WRONG_ARGUMENTS;
    }
    return failed ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }
}
