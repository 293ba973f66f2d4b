package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.testkit.network.CaptureWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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

  /** What a file of frames has as it is: else that a stripped one has none would say nothing. */
  private static final Set<String> IN_THE_FILE =
      Set.of(
          "page",
          "server name",
          "header",
          "name of a host",
          "other content",
          "section",
          "interface",
          "comment",
          "random of TLS",
          "key of a tunnel",
          "hidden names",
          "reconnect ticket",
          "typed, on its way");

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
    var program = CommandForTests.program();
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
    for (Path file : CommandForTests.everythingIn(out)) {
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

  /** Else that no name is found where nobody asks would say nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"json", "ecs", "ocsf", "cef", "syslog"})
  void usersOfAllSessionsAreNamedForWhoAsks(String format) throws IOException {
    Path file = capture.write(folder.resolve("asked.pcapng"));
    var result = CommandForTests.run("analyze", "--names", "--format", format, file.toString());
    Set<String> users = capture.names.in(result.out().getBytes(StandardCharsets.UTF_8));
    users.removeIf(name -> !name.matches("user \\d"));
    Set<String> expected = new TreeSet<>();
    capture.numbers().forEach(number -> expected.add("user " + number));
    assertEquals(expected, users);
  }

  /** From one file and from two, which are merged. */
  @Test
  void noMarkIsInAStrippedFile() throws IOException {
    Path file = capture.write(folder.resolve("strip.pcapng"));
    Path second = capture.write(folder.resolve("strip-2.pcapng"));
    Marks all = secrets.and(capture.names).and(capture.comments).and(capture.others);
    Set<String> missing = new TreeSet<>(IN_THE_FILE);
    missing.removeAll(all.in(Files.readAllBytes(file)));
    assertEquals(Set.of(), missing);
    Path stripped = out.resolve("stripped.pcapng");
    for (List<Path> inputs : List.of(List.of(file), List.of(file, second))) {
      List<String> call = new ArrayList<>(List.of("export", "--strip-payload", "--force"));
      call.addAll(List.of("-w", stripped.toString()));
      inputs.forEach(input -> call.add(input.toString()));
      assertEquals(0, CommandForTests.run(call).exitCode());
      assertEquals(Set.of(), all.in(Files.readAllBytes(stripped)));
    }
    Files.delete(stripped);
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
}
