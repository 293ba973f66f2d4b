package org.icascope.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.Progress;
import org.icascope.app.SessionFlows;
import org.icascope.app.SessionNotes;
import org.icascope.app.ViewRun;
import org.icascope.view.follow.Conversation;
import org.icascope.view.follow.Form;
import org.icascope.view.follow.Note;
import org.icascope.view.frame.ViewedFrame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code icascope follow}: the messages of a session, one after the other. */
final class FollowCommand implements Callable<Integer> {

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private final InputOptions input;
  private final FlowOptions flows;
  private final FilterOption filter;
  private final TimeOptions time;
  private final Given<Form.Kind> format;
  private final Given<Boolean> hex;

  FollowCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("follow");
    describe(spec.usageMessage());
    Options options = new Options(spec);
    input = InputOptions.ofView(options);
    flows = new FlowOptions(options);
    filter = new FilterOption(options);
    time = new TimeOptions(options);
    format = options.value("--format", "FORMAT", Form.Kind.class, "text (default), json, ndjson.");
    hex =
        options.flag(
            "--hex", "Add the bytes of headers and decoded fields; others are dots, never shown.");
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    Map<String, String> exitCodes = new LinkedHashMap<>();
    exitCodes.put("0", "done, also when a file was cut short or the reader left");
    exitCodes.put("1", "an input could not be read");
    exitCodes.put("2", "wrong arguments, or there is no such session or flow");
    usage
        .customSynopsis("icascope follow [OPTIONS] --session ID FILE...")
        .sortOptions(false)
        .description(
            "Shows the conversation of a session or flow message by message, over all its"
                + " connections: numbers, sizes, acknowledgements, what was sent again, where it"
                + " broke and went on.")
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
    if (!flows.isGiven()) {
      throw new WrongOption("--session", "say what to follow: --session s1 or --flow f1");
    }
    flows.check(options.files());
    filter.check();
    Form form =
        new Form(
            format.or(Form.Kind.TEXT),
            time.style(),
            time.zone(),
            hex.or(false),
            environment.charset(),
            environment.out());
    AnalysisRun run = engine.run(options, Progress.NONE);
    Complaints complaints = new Complaints(environment.err(), false);
    complaints.report(run, false);
    boolean failed = run.failures().stream().anyMatch(failure -> !failure.passedOver());
    if (failed && run.analysis().captures().isEmpty()) {
      return ExitCodes.UNREADABLE;
    }
    Set<Integer> serials = flows.serials(run.analysis());
    Predicate<ViewedFrame> wanted =
        filter.frames(SessionFlows.of(run.analysis()), time::zoneOfUser).orElse(frame -> true);
    List<Note> notes = SessionNotes.of(run.analysis(), flows.session(run.analysis()), serials);
    Conversation conversation = new Conversation(serials, wanted, notes, form);
    ViewRun.run(options, conversation);
    conversation.finish();
    return failed ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }
}
