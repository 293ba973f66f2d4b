package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.ExportPlan;
import org.icascope.app.ExportRun;
import org.icascope.app.Progress;
import org.icascope.app.SessionFlows;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.ViewedFrame;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope export}: frames of a session as pcapng, with comments on what happened. */
final class ExportCommand implements Callable<Integer> {

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private final InputOptions input;
  private final ExportOptions choice;
  private final FilterOption filter;

  ExportCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("export");
    new Usage(spec.usageMessage(), "icascope export [OPTIONS] -w OUT.pcapng FILE...")
        .description(
            "Writes the frames of a session, a flow or a time as pcapng for Wireshark, with a"
                + " comment on each frame in which something happened.")
        .examples(
            "icascope export day.pcapng --session s3 -w s3.pcapng",
            "icascope export day.pcapng --session s3 --strip-payload -w for-support.pcapng",
            "icascope export *.pcap --from 14:00 --to 14:10 --unmodified -w some.pcapng",
            "icascope export day.pcapng -Y 'cgp.command == BIND_REQUEST' -w binds.pcapng",
            "icascope export day.pcapng --flow f7 -w - | tshark -r - -V")
        .exit("0", "done, also when a file was cut short")
        .exit("1", "an input could not be read, or the output could not be written")
        .exit("2", "wrong arguments, or there is no such session or flow");
    Options options = new Options(spec);
    choice = new ExportOptions(options);
    filter = new FilterOption(options);
    input = InputOptions.ofExport(options);
    options.flag("--debug", "Show stack traces.");
    options.standard();
  }

  /** The command as picocli knows it. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment);
    ExportOptions.Parsed wanted = choice.parse(environment);
    filter.check();
    options.files().forEach(InputOptions::checkCanBeReadAgain);
    checkOutput(wanted, options.files());
    AnalysisRun run = engine.run(options, Progress.NONE);
    boolean failed = run.failures().stream().anyMatch(file -> !file.passedOver());
    new Complaints(environment.err(), false).reportAllOrNothing(run, false, environment);
    if (failed && run.analysis().captures().isEmpty()) {
      return ExitCodes.UNREADABLE;
    }
    checkOutput(wanted, run.analysis().captures().stream().map(c -> c.summary().file()).toList());
    FrameOptions.checkNotStopped(environment);
    ExportPlan plan = choice.plan(wanted, options, run.analysis());
    FrameFields.Sessions sessions = SessionFlows.of(run.analysis());
    ExportRun.Result result =
        write(wanted, plan, () -> filter.frames(sessions, choice::zone).orElse(frame -> true));
    if (!wanted.toStandardOutput() || !environment.outHasFailed()) {
      tell(result);
    }
    if (wanted.toStandardOutput() && environment.stoppedByUser()) {
      new Complaints(environment.err(), false).stoppedEarly();
    }
    return ExitCodes.isUnread(run) ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }

  private static void checkOutput(ExportOptions.Parsed wanted, List<String> inputs) {
    if (!wanted.toStandardOutput()) {
      OutputFile.check(wanted.output(), wanted.force(), inputs);
    }
  }

  private ExportRun.Result write(
      ExportOptions.Parsed wanted, ExportPlan plan, Supplier<Predicate<ViewedFrame>> frames)
      throws IOException {
    if (wanted.toStandardOutput()) {
      OutputStream out = new BufferedOutputStream(environment.out(), 1 << 16);
      ExportRun.Result result = ExportRun.run(plan, frames, out);
      out.flush();
      return result;
    }
    try (OutputFile file = OutputFile.open(wanted.output())) {
      ExportRun.Result result = ExportRun.run(plan, frames, file.stream());
      if (environment.stop().getAsBoolean()) {
        throw new IOException("stopped; " + wanted.output() + " was not written");
      }
      file.commit();
      return result;
    }
  }

  private void tell(ExportRun.Result result) {
    line(count(result.frames(), "frame") + ", " + count(result.comments(), "comment"));
    result.blanked().ifPresent(blanked -> line("blanked: " + blanked));
    if (result.limitReached()) {
      line("warning: too many messages: some of their headers are blanked, too");
    }
    if (result.frames() == 0) {
      line("warning: no frame was chosen");
    }
    environment.err().flush();
  }

  private static String count(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  private void line(String text) {
    environment.err().println("icascope: " + OneLine.of(text));
  }
}
