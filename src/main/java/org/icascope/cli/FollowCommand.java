package org.icascope.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.Progress;
import org.icascope.app.SecondReading;
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
  private final FrameOptions frames;
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
    frames = new FrameOptions(options);
    time = new TimeOptions(options);
    format = options.value("--format", "FORMAT", Form.Kind.class, "text (default), json, ndjson.");
    hex =
        options.flag(
            "--hex", "Add the bytes of headers and decoded fields; others are dots, never shown.");
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    new Usage(usage, "icascope follow [OPTIONS] --session ID FILE...")
        .description(
            "Shows the conversation of a session or flow message by message, over all its"
                + " connections: numbers, sizes, acknowledgements, what was sent again, where it"
                + " broke and went on.")
        .examples(
            "icascope follow capture.pcapng --session s1",
            "icascope follow capture.pcapng --session s1 --from 14:03 --to 14:05 --hex",
            "icascope follow capture.pcapng --flow f3 --format ndjson")
        .exitOfReader("wrong arguments, or there is no such session or flow");
  }

  /** The command as picocli knows it. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment);
    if (!frames.flows().isGiven()) {
      throw new WrongOption("--session", "say what to follow: --session s1 or --flow f1");
    }
    frames.check(options.files());
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
    complaints.reportAllOrNothing(run, false, environment);
    boolean failed = run.failures().stream().anyMatch(failure -> !failure.passedOver());
    if (failed && run.analysis().captures().isEmpty()) {
      return ExitCodes.UNREADABLE;
    }
    FrameOptions.checkNotStopped(environment);
    Conversation conversation = conversation(run, form);
    ViewRun.Result again = ViewRun.run(options, conversation);
    boolean stopped = environment.stoppedByUser();
    if (!stopped && !options.stop().getAsBoolean()) {
      SecondReading.check(run.analysis(), again);
    }
    conversation.finish(stopped || ExitCodes.isCut(again));
    if (stopped) {
      complaints.stoppedEarly();
    }
    return ExitCodes.isUnread(run) || ExitCodes.isUnread(again)
        ? ExitCodes.UNREADABLE
        : ExitCodes.DONE;
  }

  private Conversation conversation(AnalysisRun run, Form form) throws IOException {
    Predicate<ViewedFrame> wanted = frames.chosen(time::zoneOfUser, () -> run, true).frames();
    FlowOptions named = frames.flows();
    List<Note> notes =
        SessionNotes.of(
            run.analysis(), named.sessions(run.analysis()), named.flows(run.analysis()));
    return new Conversation(named.serials(run.analysis()), wanted, notes, form);
  }
}
