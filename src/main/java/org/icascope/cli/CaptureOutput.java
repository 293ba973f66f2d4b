package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.icascope.capture.CaptureException;
import org.icascope.capture.PcapngSource;
import org.icascope.capture.live.CaptureFiles;
import org.icascope.capture.live.CaptureStream;
import org.icascope.capture.live.FrameTaker;
import org.icascope.capture.live.LiveSource;
import org.icascope.capture.live.StopRules;

/** Where captured frames are written, and when that ends: dumpcap's options. */
final class CaptureOutput {

  private static final String STANDARD_OUTPUT = "-";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Environment environment;
  private final Given<String> file;
  private final Given<List<String>> ring;
  private final Given<List<String>> autostop;
  private final Given<Long> count;

  CaptureOutput(Options options, Environment environment) {
    this.environment = environment;
    file = options.text("-w", "FILE", "Write pcapng to a file, or - for standard output.");
    ring =
        options.texts(
            "-b",
            "RULE",
            "Go on with the next file after duration:SECONDS, filesize:KB or packets:N; keep"
                + " files:N; repeatable.");
    autostop =
        options.texts(
            "-a",
            "RULE",
            "Stop after duration:SECONDS, filesize:KB, packets:N or files:N; repeatable.");
    count = options.value("-c", "COUNT", Long.class, "Stop after so many frames.");
  }

  boolean isGiven() {
    return file.isPresent();
  }

  private boolean toStandardOutput() {
    return file.or("").equals(STANDARD_OUTPUT);
  }

  /**
   * @param talks something else is to go to standard output
   * @throws WrongOption when options contradict each other
   */
  void check(boolean talks) {
    StopRules next = next();
    if (ring.isPresent() && (!isGiven() || toStandardOutput())) {
      throw new WrongOption("-b", "goes with -w FILE");
    }
    if (ring.isPresent() && !next.endsFiles()) {
      throw new WrongOption("-b", "say when a file is full: duration, filesize or packets");
    }
    if (end().files().isPresent() && !ring.isPresent()) {
      throw new WrongOption("-a", "files:N goes with -b");
    }
    if (toStandardOutput() && talks) {
      throw new WrongOption("-w", "frames and events cannot both go to standard output");
    }
    if (toStandardOutput() && environment.outIsTerminal()) {
      throw new WrongOption("-w", "frames are not for a terminal: give a file or a pipe");
    }
    if (isGiven() && !toStandardOutput()) {
      Path folder = path().toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        throw new WrongOption("-w", "there is no folder " + folder);
      }
    }
    if (count.or(1L) < 1) {
      throw new WrongOption("-c", "expected 1 or more");
    }
  }

  private StopRules next() {
    return WrongOption.check("-b", () -> StopRules.parse(ring.or(List.of())));
  }

  /** When the capture ends by itself. */
  StopRules end() {
    StopRules rules = WrongOption.check("-a", () -> StopRules.parse(autostop.or(List.of())));
    OptionalLong packets = count.isPresent() ? OptionalLong.of(count.or(0L)) : rules.packets();
    return new StopRules(rules.seconds(), rules.kilobytes(), packets, rules.files());
  }

  /** What is written to; nothing without {@code -w}. */
  List<FrameTaker> takers(LiveSource source, CaptureCounter counter)
      throws CaptureException, IOException {
    if (!isGiven()) {
      return List.of();
    }
    if (toStandardOutput()) {
      OutputStream out = new BufferedOutputStream(environment.out(), BUFFER_BYTES);
      return List.of(stream(out, "standard output", source));
    }
    CaptureStream.Maker maker = out -> stream(out, file.or(""), source);
    return List.of(
        new CaptureFiles(
            path(), next(), end().files(), maker, Clock.systemDefaultZone(), counter::opened));
  }

  private Path path() {
    try {
      Path path = Path.of(file.or(""));
      if (path.getFileName() == null) {
        throw new WrongOption("-w", "not the name of a file");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new WrongOption("-w", "not the name of a file: " + e.getReason());
    }
  }

  private static CaptureStream stream(OutputStream out, String name, LiveSource source)
      throws IOException {
    PcapngSource.Machine machine = machine();
    return new CaptureStream(
        out, name, machine, source.description(machine.system()), source::counts);
  }

  static PcapngSource.Machine machine() {
    return PcapngSource.Machine.here("icascope " + ProgramVersion.number());
  }
}
