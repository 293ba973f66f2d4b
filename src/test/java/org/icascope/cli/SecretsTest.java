package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.app.CaptureAnalysis;
import org.icascope.testkit.network.CaptureWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * No secret of a capture is in any output of any command: standard output, standard error, files of
 * results, checkpoints. The exceptions are in {@code docs/secrets.md} and here: frames that {@code
 * export} hands on as they are ({@code BYTES} in the calls).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTest {

  /** They show comments that people wrote on frames; see docs/secrets.md. */
  private static final Set<String> FRAMES = Set.of("packets", "show");

  /** It holds the key of fingerprints, which only its owner can read; see docs/watch.md. */
  private static final String CHECKPOINT = ".state";

  private static final String KEY = "Kw3Qnz8vTfXj5RbGd2Hs";

  private Path folder;
  private final SecretCapture capture = new SecretCapture();
  private final Map<String, String> files = new HashMap<>();
  private Marks secrets;
  private final Marks key = new Marks().text("key of fingerprints", KEY);
  private final Map<String, Marks> marks = new HashMap<>();
  private Path out;

  /** What may be wrong with a capture. */
  enum State {
    WHOLE,
    DAMAGED,
    CUT_OFF,
    SHORT_FRAMES,
    WITHOUT_KEYS,
    BROKEN_GZIP
  }

  @BeforeAll
  void plant(@TempDir Path shared) throws Exception {
    folder = shared;
    out = Files.createDirectory(folder.resolve("out"));
    capture.write(folder.resolve("whole.pcapng")); // and with it, all secrets are known
    files.put("KEYS", write("keys", capture.keyLog()));
    files.put("KEY", write("key", KEY));
    files.put("RULES", write("rules", "loss.percent = 5\n"));
    files.put("S", capture.sessionIds());
    secrets = capture.secrets;
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Path file(State state) throws IOException {
    Path file = folder.resolve(state + (state == State.BROKEN_GZIP ? ".pcapng.gz" : ".pcapng"));
    return switch (state) {
      case WHOLE -> capture.write(file);
      case DAMAGED -> capture.writeDamaged(file);
      case SHORT_FRAMES -> capture.writeCut(file, 120);
      case WITHOUT_KEYS -> capture.writeClosed(file);
      case CUT_OFF -> {
        byte[] bytes = Files.readAllBytes(capture.write(file));
        yield Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2 + 7));
      }
      case BROKEN_GZIP -> {
        byte[] packed = CaptureWriter.gzip(Files.readAllBytes(capture.write(file)));
        packed[packed.length * 2 / 3] ^= 0x55;
        yield Files.write(file, packed);
      }
    };
  }

  @Test
  void everyCommandAndEveryOptionAndEveryFormatIsTried() {
    var runs = SecretRuns.all();
    var program = new Commands(CaptureAnalysis::run, nowhere()).program();
    Set<String> missing = new TreeSet<>();
    for (String name : Commands.NAMES) {
      if (!SecretRuns.ELSEWHERE.containsKey(name)) {
        CommandLine command = program.getSubcommands().get(name);
        missing.addAll(SecretRuns.missing(name, command.getCommandSpec(), runs.get(name)));
      }
    }
    assertEquals(Set.of(), missing);
    assertEquals(Set.copyOf(Commands.NAMES), runs.keySet());
  }

  private static Environment nowhere() {
    return new Environment(
        InputStream.nullInputStream(),
        new ByteArrayOutputStream(),
        new PrintWriter(PrintWriter.nullWriter()),
        StandardCharsets.UTF_8,
        false,
        false,
        Map.of(),
        () -> false);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void noSecretIsInAnyOutputOfAnyCommand(State state) throws IOException {
    Path file = file(state);
    Path ring = Files.createDirectories(folder.resolve("ring-" + state));
    Files.copy(file, ring.resolve(file.getFileName()));
    Map<String, String> names = new HashMap<>(files);
    names.put("FILE", file.toString());
    names.put("OTHER", capture.writeDamaged(folder.resolve("other.pcapng")).toString());
    names.put("DIR", ring.toString());
    names.put("OUT", out.resolve("result").toString());
    names.put("BYTES", folder.resolve("frames.pcapng").toString());
    Map<String, Set<String>> leaks = new LinkedHashMap<>();
    var runs = state == State.WHOLE ? SecretRuns.all() : SecretRuns.fullest();
    for (Map.Entry<String, List<List<String>>> command : runs.entrySet()) {
      for (List<String> words : command.getValue()) {
        Files.deleteIfExists(folder.resolve("frames.pcapng"));
        List<String> call = SecretRuns.call(command.getKey(), words, names);
        Set<String> found = look(call, marks(command.getKey(), words), names);
        if (!found.isEmpty()) {
          leaks.put(command.getKey() + " " + String.join(" ", words), found);
        }
      }
    }
    assertEquals(Map.of(), leaks);
  }

  private Marks marks(String command, List<String> words) {
    boolean comments = !FRAMES.contains(command);
    return marks.computeIfAbsent(
        words.contains("--names") + " " + comments,
        none -> {
          Marks all = words.contains("--names") ? secrets : secrets.and(capture.names);
          return comments ? all.and(capture.comments) : all;
        });
  }

  /** Runs a call and looks through all it leaves behind. */
  private Set<String> look(List<String> call, Marks marks, Map<String, String> names)
      throws IOException {
    CommandForTests.Result result = CommandForTests.run(call);
    assertTrue(!result.err().contains("internal error"), () -> call + " " + result.err());
    assertTrue(!result.err().contains("\tat "), () -> call + " " + result.err());
    Set<String> found =
        new TreeSet<>(marks.in((result.out() + result.err()).getBytes(StandardCharsets.UTF_8)));
    found.addAll(key.in((result.out() + result.err()).getBytes(StandardCharsets.UTF_8)));
    found.addAll(commentsOfOurs(Path.of(names.get("BYTES")), marks));
    for (Path file : everything(out)) {
      found.addAll(marks.in(Files.readAllBytes(file)));
      if (!file.toString().endsWith(CHECKPOINT)) {
        found.addAll(key.in(Files.readAllBytes(file)));
      }
      Files.delete(file);
    }
    return found;
  }

  /** Of a file of frames, what the program added. */
  private static Set<String> commentsOfOurs(Path frames, Marks marks) throws IOException {
    Set<String> found = new TreeSet<>();
    if (Files.exists(frames)) {
      String all = new String(Files.readAllBytes(frames), StandardCharsets.ISO_8859_1);
      for (int at = all.indexOf("icascope "); at >= 0; at = all.indexOf("icascope ", at + 1)) {
        int end = at;
        while (end < all.length() && all.charAt(end) >= ' ') {
          end++;
        }
        found.addAll(marks.in(all.substring(at, end).getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
    return found;
  }

  private static List<Path> everything(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  @Test
  void theLookFindsWhatIsThere() throws IOException {
    Path file = capture.write(folder.resolve("there.pcapng"));
    // in the open: on ports 80 and 2598, in datagrams, in the keys of the file itself
    Set<String> found = secrets.in(Files.readAllBytes(file));
    for (String place : List.of("on port 80", "on port 2598", "to port 53", "STA", "key of TLS")) {
      assertTrue(found.stream().anyMatch(name -> name.contains(place)), place);
    }
    Marks mark = new Marks().text("word", "Jk4Wqz9Rvt");
    for (String spelled :
        List.of(
            "xJk4Wqz9Rvtx",
            "4a6b3457717a39527674",
            "4A 6B 34 57 71 7A 39 52 76 74",
            "74, 107, 52, 87, 113, 122, 57",
            "%4a%6b%34%57%71%7a",
            "tvR9zqW4kJ",
            Base64.getEncoder().encodeToString("a Jk4Wqz9Rvt".getBytes(StandardCharsets.US_ASCII)),
            Base64.getEncoder().encodeToString("ab Jk4Wqz9Rvt".getBytes(StandardCharsets.US_ASCII)),
            Base64.getEncoder().encodeToString("Jk4Wqz9Rvt".getBytes(StandardCharsets.UTF_16LE)))) {
      assertTrue(!mark.in(bytes(spelled)).isEmpty(), spelled);
    }
    assertEquals(
        Set.of("word as UTF-16"), mark.in("Jk4Wqz9Rvt".getBytes(StandardCharsets.UTF_16BE)));
    assertEquals(Set.of(), mark.in(bytes("Jk4Wq z9Rvt")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Files of secrets, given with every option that takes a file, and as captures. */
  @Test
  void noErrorMessageQuotesAFileOfSecrets() throws Exception {
    Map<String, Path> wrong = new TreeMap<>();
    wrong.put("key log", Path.of(files.get("KEYS")));
    wrong.put("key", Path.of(files.get("KEY")));
    wrong.put("damaged key log", Path.of(write("damaged", damaged(capture.keyLog()))));
    wrong.put("capture", capture.write(folder.resolve("capture.pcapng")));
    Marks marks = secrets.and(privateKeys(wrong)).and(key);
    var program = new Commands(CaptureAnalysis::run, nowhere()).program();
    Set<String> leaks = new TreeSet<>();
    for (String name : Commands.NAMES) {
      if (SecretRuns.ELSEWHERE.containsKey(name)) {
        continue;
      }
      for (OptionSpec option : program.getSubcommands().get(name).getCommandSpec().options()) {
        for (Map.Entry<String, Path> file : wrong.entrySet()) {
          if (option.paramLabel().equals("FILE") || option.paramLabel().equals("OUT")) {
            leaks.addAll(leaks(name, option.longestName(), file, marks));
          }
        }
      }
      for (Map.Entry<String, Path> file : wrong.entrySet()) {
        leaks.addAll(leaks(name, "", file, marks));
      }
    }
    assertEquals(Set.of(), leaks);
  }

  private Set<String> leaks(String name, String option, Map.Entry<String, Path> file, Marks marks)
      throws IOException {
    boolean watch = name.equals("watch");
    Path copy = Files.copy(file.getValue(), Files.createTempDirectory(folder, "w").resolve("f"));
    Path input =
        watch ? Files.createDirectories(folder.resolve("empty")) : folder.resolve("whole.pcapng");
    List<String> call =
        option.isEmpty()
            ? List.of(name, copy.toString())
            : Stream.of(
                    List.of(name, option, copy.toString(), input.toString()),
                    watch ? List.of("--once") : List.<String>of(),
                    name.equals("follow") ? List.of("--session", "s1") : List.<String>of(),
                    name.equals("export") && !option.equals("-w")
                        ? List.of("--strip-payload", "-w", out.resolve("w").toString())
                        : List.<String>of())
                .flatMap(List::stream)
                .toList();
    var result = CommandForTests.run(call);
    everything(out).forEach(each -> each.toFile().delete());
    String all = result.out() + result.err();
    Set<String> found = new TreeSet<>(marks.in(all.getBytes(StandardCharsets.UTF_8)));
    return found.isEmpty() ? found : Set.of(name + " " + option + " " + file.getKey() + found);
  }

  /** Lines that are too long, cut short, not hexadecimal, without a label. */
  private static String damaged(String keyLog) {
    StringBuilder damaged = new StringBuilder();
    int number = 0;
    for (String line : keyLog.lines().toList()) {
      damaged.append(
          switch (number++ % 5) {
            case 0 -> line.substring(0, line.length() - 1);
            case 1 -> line + "zz";
            case 2 -> line.replaceFirst("^\\w+ ", "");
            case 3 -> line.replace(' ', '\t').repeat(40);
            default -> line.replace(' ', '=');
          });
      damaged.append('\n');
    }
    return damaged.toString();
  }

  /** A private key in its usual clothes, and damaged. */
  private Marks privateKeys(Map<String, Path> wrong) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    byte[] der = pair.getPrivate().getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    wrong.put("PEM", Path.of(write("pem", pem)));
    wrong.put("PEM cut", Path.of(write("cut", pem.substring(0, pem.length() / 2))));
    wrong.put("PEM damaged", Path.of(write("bad", pem.replace(body.substring(90, 94), "!*?#"))));
    wrong.put("DER", Files.write(folder.resolve("der"), der));
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
    return new Marks()
        .bytes("private exponent", key.getPrivateExponent().toByteArray())
        .bytes("prime", key.getPrimeP().toByteArray())
        .bytes("prime", key.getPrimeQ().toByteArray());
  }
}
