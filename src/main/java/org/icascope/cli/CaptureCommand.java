package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.LiveRun;
import org.icascope.capture.CaptureException;
import org.icascope.capture.live.CaptureInterface;
import org.icascope.capture.live.FrameTaker;
import org.icascope.capture.live.Interfaces;
import org.icascope.capture.live.LiveSettings;
import org.icascope.capture.live.LiveSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code icascope capture}: frames from an interface into files, and into the analysis. */
final class CaptureCommand implements Callable<Integer> {

  static final String NAME = "capture";

  private final Environment environment;
  private final CommandSpec spec;
  private final CaptureOptions capture;
  private final CaptureOutput output;
  private final LiveLook look;
  private final Given<Boolean> list;

  CaptureCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    describe(spec.usageMessage());
    Options options = new Options(spec);
    list = options.flag("-D", "List the interfaces and exit.");
    capture = new CaptureOptions(options);
    output = new CaptureOutput(options, environment);
    look = new LiveLook(options, environment);
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    new Usage(usage, "icascope capture -i INTERFACE [OPTIONS]", "icascope capture -D")
        .description(
            "Captures from an interface, with the options of dumpcap: into a file, a row of files,"
                + " or standard output (-w), and with --analyze tells what happens to sessions as"
                + " it happens. Without both it lists the frames as the command packets does.")
        .examples(
            "icascope capture -D",
            "icascope capture -i eth0 -f 'tcp port 2598 or tcp port 1494' --analyze",
            "icascope capture -i eth0 -Y 'cgp.command == BIND_REQUEST'",
            "icascope capture -i eth0 -w trace.pcapng -b filesize:100000 -b files:10",
            "icascope capture -i eth0 -s 200 -a duration:60 -w - | tshark -r -")
        .exit("0", "done, also by Ctrl-C")
        .exit("1", "cannot capture, or cannot write")
        .exit("2", "wrong arguments");
  }

  /** The command as picocli knows it. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException, CaptureException {
    if (list.or(false)) {
      InterfaceTable.print(Interfaces.list(), environment);
      return ExitCodes.DONE;
    }
    output.check(look.wantsEvents());
    look.check(output.isGiven());
    LiveSettings settings = capture.settings(Interfaces.find(capture.checkedInterface()));
    CaptureCounter counter = new CaptureCounter(environment, look.quiet(output.isGiven()));
    try (LiveSource source = open(settings)) {
      counter.started(settings.on());
      run(source, settings.on(), counter);
    }
    return ExitCodes.DONE;
  }

  private static LiveSource open(LiveSettings settings) throws CaptureException {
    try {
      return LiveSource.open(settings);
    } catch (IllegalArgumentException e) {
      throw new WrongOption("-f", e.getMessage());
    }
  }

  private void run(LiveSource source, CaptureInterface on, CaptureCounter counter)
      throws IOException, CaptureException {
    LiveRun live =
        new LiveRun(
            source, CaptureOutput.machine(), output.end(), environment.stop(), counter::count);
    List<FrameTaker> takers = output.takers(source, counter);
    try {
      if (look.wantsEvents()) {
        look.finish(live.read(takers, in -> look.analyze(options(in))), on.name());
      } else if (takers.isEmpty()) {
        live.read(takers, in -> look.list(options(in)));
      } else {
        live.write(takers);
      }
    } finally {
      counter.ended(live.frames(), on, source.counts());
    }
  }

  private AnalysisOptions options(InputStream frames) {
    return look.options(frames);
  }
}
