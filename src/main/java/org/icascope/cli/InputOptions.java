package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.PortOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to read and how to look at it. */
final class InputOptions {

  /** More than any key one would type or generate (chosen). */
  private static final int MOST_KEY_BYTES = 65_536;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Capture files, in any order; - is standard input.")
  private final List<String> files = new ArrayList<>();

  @Option(
      names = "-r",
      paramLabel = "FILE",
      description = "The same as FILE, as in tshark; repeatable.")
  private final List<String> read = new ArrayList<>();

  @Option(names = "-n", description = "Resolve no names, as in tshark: they never are.")
  private boolean noNames;

  @Option(
      names = "--port",
      paramLabel = "PORT=KIND",
      description = "Expect ica, cgp, tls or websocket on a port; repeatable.")
  private final List<String> ports = new ArrayList<>();

  @Option(
      names = "--keep-duplicates",
      description = "Count frames that were captured twice as two frames.")
  private boolean keepDuplicates;

  @Option(names = "--all-flows", description = "List every flow, not only those of Citrix.")
  private boolean allFlows;

  @Option(
      names = "--names",
      description = "Show user, domain, client and application names; never passwords.")
  private boolean names;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Add keyed fingerprints of reconnect tickets; FILE holds the key.")
  private Optional<Path> keyFile = Optional.empty();

  @Option(names = "--hash", description = "Add the SHA-256 of every file.")
  private boolean hash;

  /**
   * @throws WrongOption when a value makes no sense
   */
  AnalysisOptions toAnalysis(Environment environment) {
    List<String> all = new ArrayList<>(read);
    all.addAll(files);
    if (all.isEmpty()) {
      throw new WrongOption("FILE", "name a capture file, or - for standard input");
    }
    if (all.stream().filter("-"::equals).count() > 1) {
      throw new WrongOption("FILE", "standard input (-) can be read only once");
    }
    return new AnalysisOptions(
        all,
        environment.in(),
        WrongOption.check("--port", () -> PortOptions.parse(ports)),
        keepDuplicates,
        allFlows,
        names,
        keyFile.map(InputOptions::key),
        hash,
        environment.stop());
  }

  private static byte[] key(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] key = in.readNBytes(MOST_KEY_BYTES + 1);
      if (key.length == 0 || key.length > MOST_KEY_BYTES) {
        throw new WrongOption("--key-file", file + " must hold 1 to " + MOST_KEY_BYTES + " bytes");
      }
      return key;
    } catch (IOException e) {
      throw new WrongOption("--key-file", "cannot read " + file);
    }
  }
}
