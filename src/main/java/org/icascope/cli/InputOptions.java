package org.icascope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.KeyFile;
import org.icascope.app.PortOptions;

/** What to read and how to look at it. */
final class InputOptions {

  /** More than any key one would type or generate (chosen). */
  private static final int MOST_KEY_BYTES = 65_536;

  /** Some 600,000 lines of a key log (chosen). */
  private static final int MOST_TLS_KEY_BYTES = 128 << 20;

  private final Given<List<String>> files;
  private final Given<List<String>> read;
  private final CaptureFilterOption filter;
  private final Given<List<String>> ports;
  private final Given<Boolean> keepDuplicates;
  private final Given<Boolean> allFlows;
  private final Given<Boolean> names;
  private final Given<Path> keyFile;
  private final AnonymizeOption anonymize;
  private final boolean fingerprints;
  private final boolean folder;
  private final Given<List<String>> tlsKeys;
  private final Given<Boolean> hash;
  private final RulesOption rules;

  /** Those of a command that reports. */
  InputOptions(Options options) {
    this(options, Use.REPORT);
  }

  /** The same of a command that hands frames on as they are. */
  static InputOptions ofExport(Options options) {
    return new InputOptions(options, Use.EXPORT);
  }

  /** Those of a command that shows frames. */
  static InputOptions ofView(Options options) {
    return new InputOptions(options, Use.VIEW);
  }

  /** The same, where {@code -n} names frames. */
  static InputOptions ofNumbers(Options options) {
    return new InputOptions(options, Use.NUMBERS);
  }

  /** Those of a command that shows no names of users. */
  static InputOptions ofHosts(Options options) {
    return new InputOptions(options, Use.HOSTS);
  }

  /** The same, where files are read twice. */
  static InputOptions ofRecorders(Options options) {
    return new InputOptions(options, Use.RECORDERS);
  }

  /** The same, where one folder is read without end. */
  static InputOptions ofFolder(Options options) {
    return new InputOptions(options, Use.FOLDER);
  }

  private enum Use {
    FOLDER,
    REPORT,
    EXPORT,
    VIEW,
    NUMBERS,
    HOSTS,
    RECORDERS
  }

  private InputOptions(Options options, Use use) {
    boolean report = use == Use.REPORT || use == Use.EXPORT || use == Use.FOLDER;
    boolean files = use != Use.FOLDER;
    boolean resolveNothing = use != Use.NUMBERS;
    boolean ofUsers = use != Use.HOSTS && use != Use.RECORDERS;
    this.files =
        options.arguments(
            files ? "FILE" : "DIR",
            use == Use.FOLDER
                ? "The folder that is watched."
                : use == Use.RECORDERS
                    ? "The capture of each recorder, in any order: a file, or a folder of several."
                    : "Capture files, in any order; - is standard input.");
    read =
        files
            ? options.texts("-r", "FILE", "The same as FILE, as in tshark; repeatable.")
            : Given.never();
    if (resolveNothing && files) {
      options.flag("-n", "Resolve no names, as in tshark: they never are.");
    }
    filter = new CaptureFilterOption(options);
    ports =
        options.texts(
            "--port", "PORT=KIND", "Expect ica, cgp, tls or websocket on a port; repeatable.");
    keepDuplicates =
        options.flag("--keep-duplicates", "Count frames that were captured twice as two frames.");
    allFlows =
        report && files
            ? options.flag("--all-flows", "List every flow in JSON, not only those of Citrix.")
            : Given.never();
    names =
        options.flag(
            "--names",
            ofUsers
                ? "Show user, domain, client and application names; never passwords."
                : "Nothing here: no name of a user is shown.");
    boolean ofFrames = use == Use.VIEW || use == Use.NUMBERS;
    fingerprints = report;
    folder = use == Use.FOLDER;
    keyFile =
        ofFrames
            ? Given.never()
            : options.value(
                "--key-file",
                "FILE",
                Path.class,
                report
                    ? "Add keyed fingerprints of reconnect tickets; FILE holds the key."
                    : "The key of --anonymize.");
    boolean asTheyAre = ofFrames || use == Use.EXPORT || use == Use.FOLDER;
    anonymize = asTheyAre ? AnonymizeOption.never() : new AnonymizeOption(options);
    tlsKeys = tlsKeys(options);
    rules = report ? new RulesOption(options) : RulesOption.none();
    hash =
        report && files ? options.flag("--hash", "Add the SHA-256 of every file.") : Given.never();
  }

  /**
   * @throws WrongOption when a value makes no sense
   */
  AnalysisOptions toAnalysis(Environment environment) {
    List<String> all = new ArrayList<>(read.or(List.of()));
    all.addAll(files.or(List.of()));
    if (all.isEmpty()) {
      throw folder
          ? new WrongOption("DIR", "name the folder that a capture daemon writes to")
          : new WrongOption("FILE", "name a capture file, or - for standard input");
    }
    files.or(List.of()).forEach(StrayWord::check);
    if (all.stream().filter("-"::equals).count() > 1) {
      throw new WrongOption("FILE", "standard input (-) can be read only once");
    }
    Optional<byte[]> key = keyFile.value().map(InputOptions::key);
    if (key.isPresent() && !fingerprints && !anonymize.isGiven()) {
      throw new WrongOption("--key-file", "goes with --anonymize here");
    }
    AnalysisOptions options =
        new AnalysisOptions(
            all,
            environment.in(),
            WrongOption.check("--port", () -> PortOptions.parse(ports.or(List.of()))),
            keepDuplicates.or(false),
            allFlows.or(false),
            names.or(false),
            key,
            tlsKeys.or(List.of()).stream().map(InputOptions::tlsKeys).toList(),
            hash.or(false),
            environment.stop(),
            filter.toFilter(),
            rules.settings());
    return anonymize.applied(options, key, environment);
  }

  /** For commands that read files several times: to find the sessions, then their frames. */
  static void checkCanBeReadAgain(String name) {
    try {
      Path path = Path.of(name);
      boolean pipe =
          name.equals("-")
              || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
      if (pipe) {
        throw new WrongOption(
            "FILE",
            (name.equals("-") ? "standard input" : name)
                + " cannot be read twice; save it to a file");
      }
    } catch (InvalidPathException e) {
      // a pattern; what it stands for is looked at when it is read
    }
  }

  /** Files besides captures that are read, as the user named them: none of them is written to. */
  List<String> readBeside() {
    List<String> beside = new ArrayList<>(tlsKeys.or(List.of()));
    keyFile.value().ifPresent(file -> beside.add(file.toString()));
    rules.file().ifPresent(beside::add);
    return beside;
  }

  /** {@code --tls-keys}. */
  static Given<List<String>> tlsKeys(Options options) {
    return options.texts(
        "--tls-keys",
        "FILE",
        "Decrypt TLS and DTLS: SSLKEYLOGFILE, or RSA key (PEM or DER, PKCS#1 or PKCS#8),"
            + " or a capture that carries a key log; repeatable.");
  }

  /** A file with keys to decrypt with. */
  static KeyFile tlsKeys(String name) {
    return new KeyFile(name, SecretFile.read("--tls-keys", name, MOST_TLS_KEY_BYTES));
  }

  private static byte[] key(Path file) {
    byte[] key = SecretFile.read("--key-file", file.toString(), MOST_KEY_BYTES);
    if (key.length == 0) {
      throw new WrongOption("--key-file", file + " is empty");
    }
    if (SecretFile.isKeyLog(key)) {
      throw new WrongOption("--key-file", file + " is a TLS key log: give it with --tls-keys");
    }
    return key;
  }
}
