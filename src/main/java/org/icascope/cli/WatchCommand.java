package org.icascope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.WatchOptions;
import org.icascope.app.WatchRun;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.NdjsonWriter;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code icascope watch}: records of a capture that goes on, from the files of its ring buffer. */
final class WatchCommand implements Callable<Integer> {

  static final String NAME = "watch";

  /** Forms of output: those of which every line can be read alone. */
  enum Format {
    NDJSON,
    ECS,
    OCSF,
    CEF,
    SYSLOG
  }

  private final Environment environment;
  private final CommandSpec spec;
  private final InputOptions input;
  private final Given<Format> format;
  private final WatchOutput output;
  private final Given<String> state;
  private final Given<String> settle;
  private final Given<String> lateness;
  private final Given<Boolean> once;
  private final Given<Boolean> end;
  private final Given<Boolean> quiet;

  WatchCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    describe(spec.usageMessage());
    Options options = new Options(spec);
    input = InputOptions.ofFolder(options);
    format =
        options.value(
            "--format", "FORMAT", Format.class, "ndjson (default), ecs, ocsf, cef, syslog.");
    output = new WatchOutput(options);
    state =
        options.text(
            "--state", "FILE", "Where checkpoints are kept; default: OUTPUT.state, or in DIR.");
    settle =
        options.text(
            "--settle", "TIME", "A file that did not change for so long is finished; default 10s.");
    lateness =
        options.text(
            "--max-lateness",
            "TIME",
            "Files may come so late; what is over is told 10m and this later; default 5m.");
    once = options.flag("--once", "Read what is there and finished, and exit.");
    end = options.flag("--end", "With --once: the capture is over, tell also what is open.");
    quiet = options.flag("-q", "Say nothing about files on standard error.");
    options.standard();
  }

  private static void describe(UsageMessageSpec usage) {
    new Usage(usage, "icascope watch [OPTIONS] DIR")
        .description(
            "Follows a folder into which a capture daemon writes one file after the other, and"
                + " writes records for a SIEM as soon as they are certain: sessions go on from one"
                + " file to the next, memory stays flat, and after a crash it goes on where it"
                + " was.")
        .examples(
            "icascope watch --format ecs --output records.ndjson --rotate 100M /var/capture",
            "icascope watch --once --output records.ndjson /var/capture",
            "icascope watch --once --end --settle 0s captures/")
        .exit("0", "done, with --once")
        .exit(
            "1", "records or the checkpoint cannot be written; with --once: or the folder be read")
        .exit("2", "wrong arguments")
        .exit("130, 143", "stopped by a signal, after a checkpoint");
  }

  /** The command as picocli knows it. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment);
    Path folder = folder(options.files());
    if (end.or(false) && !once.or(false)) {
      throw new WrongOption("--end", "goes with --once");
    }
    output.check(input.readBeside());
    Path kept = state(folder);
    checkIsThere(folder, kept);
    WatchRun.run(
        options,
        new WatchOptions(
            folder,
            kept,
            OwnFiles.of(kept, output.file(), output.isRotated()),
            output.opener(
                environment, folder.toAbsolutePath().normalize() + " " + format.or(Format.NDJSON)),
            format(),
            lateness(),
            Times.millis("--settle", settle.or("10s")),
            once.or(false),
            end.or(false),
            environment.stop(),
            this::remark,
            new GrowingKeys(options.tlsKeys()),
            Clock.systemUTC()::millis));
    return ExitCodes.DONE;
  }

  private static Path folder(List<String> names) {
    if (names.size() != 1) {
      throw new WrongOption("DIR", "name one folder");
    }
    try {
      Path folder = Path.of(names.get(0));
      if (Files.isDirectory(folder) || Files.notExists(folder)) { // it may come
        return folder;
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw new WrongOption("DIR", names.get(0) + " is no folder");
  }

  /** A folder that is not there is waited for, if the checkpoint is not in it. */
  private void checkIsThere(Path folder, Path kept) throws IOException {
    if (Files.notExists(folder) && (once.or(false) || folder.equals(kept.getParent()))) {
      throw new IOException(
          folder
              + ": no such folder"
              + (once.or(false) ? "" : "; to wait for it, name --output or --state elsewhere"));
    }
    if (once.or(false) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
      throw new IOException(folder + " cannot be read: permission denied");
    }
  }

  private Path state(Path folder) {
    if (state.isPresent() && state.or("").isEmpty()) {
      throw new WrongOption("--state", "the name of the file is empty");
    }
    try {
      if (state.isPresent() && Files.isDirectory(Path.of(state.or("")))) {
        throw new WrongOption("--state", state.or("") + " is a folder, name a file in it");
      }
      return state.isPresent()
          ? Path.of(state.or(""))
          : output
              .file()
              .map(file -> file.resolveSibling(file.getFileName() + ".state"))
              .orElse(folder.resolve(".icascope-watch"));
    } catch (InvalidPathException e) {
      throw new WrongOption("--state", "not a file name");
    }
  }

  private OptionalLong lateness() {
    return lateness.isPresent()
        ? OptionalLong.of(Times.millis("--max-lateness", lateness.or("")))
        : OptionalLong.empty();
  }

  private WatchOptions.Format format() {
    String version = ProgramVersion.number();
    DocumentOptions document = new DocumentOptions(version);
    return switch (format.or(Format.NDJSON)) {
      case NDJSON -> (selection, out) -> NdjsonWriter.write(selection, document, out);
      case ECS -> (selection, out) -> SiemWriter.write(selection, SiemFormat.ECS, version, out);
      case OCSF -> (selection, out) -> SiemWriter.write(selection, SiemFormat.OCSF, version, out);
      case CEF -> (selection, out) -> SiemWriter.write(selection, SiemFormat.CEF, version, out);
      case SYSLOG ->
          (selection, out) -> SiemWriter.write(selection, SiemFormat.SYSLOG, version, out);
    };
  }

  private void remark(String line) {
    if (!quiet.or(false)) {
      environment.err().println("icascope: " + OneLine.of(line));
      environment.err().flush();
    }
  }
}
