package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.cli.CommandForTests.Result;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results go to files whole or not at all, and never over something else. */
class DestinationTest {

  private static final String SAMPLE = "samples/reconnect-storm.pcapng";

  @TempDir Path folder;

  private static Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("analyze"));
    all.addAll(List.of(arguments));
    all.add(SAMPLE);
    return CommandForTests.run(all);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileHoldsWhatStandardOutputWouldHave() throws IOException {
    for (String format : List.of("text", "json", "ndjson", "csv", "ecs", "syslog")) {
      Path file = folder.resolve(format);
      Result result = run("--tz", "UTC", "--format", format, "--output", file.toString());
      assertEquals(new Result(0, "", ""), result);
      String expected = run("--tz", "UTC", "--format", format, "--output", "-").out();
      assertEquals(expected, Files.readString(file), format);
    }
  }

  @Test
  void anExistingFileIsReplacedOnlyWhenAskedAndAnInputNever() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.ndjson"), "mine");
    Result refused = run("--format", "ecs", "--output", file.toString());
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("exists; --force replaces it"), refused.err());
    assertEquals("mine", Files.readString(file));
    assertEquals(0, run("--format", "ecs", "--force", "--output", file.toString()).exitCode());
    assertTrue(Files.readString(file).startsWith("{\"@timestamp\""));
    Result input = run("--format", "ecs", "--force", "--output", SAMPLE);
    assertEquals(2, input.exitCode());
    assertTrue(input.err().contains("is an input file"), input.err());
  }

  @Test
  void filesOfKeysAndRulesAreInputsToo() throws IOException {
    String key = Files.writeString(folder.resolve("key"), "0123456789abcdef").toString();
    String rules = Files.writeString(folder.resolve("rules"), "loss.percent = 5\n").toString();
    for (String[] option : new String[][] {{"--key-file", key}, {"--rules", rules}}) {
      Result result = run(option[0], option[1], "--force", "--output", option[1]);
      assertEquals(2, result.exitCode());
      assertTrue(result.err().contains("is an input file"), result.err());
    }
    assertEquals("0123456789abcdef", Files.readString(Path.of(key)));
  }

  @Test
  void filesAreOfWholeLinesNoLargerThanWantedAndTogetherAllThereIs() throws IOException {
    for (String format : List.of("ecs", "ocsf", "cef", "syslog", "ndjson")) {
      String name = folder.resolve(format + ".log").toString();
      Result result = run("--format", format, "--output", name, "--rotate", "20k");
      assertEquals(new Result(0, "", ""), result);
      List<String> parts = names().stream().filter(n -> n.startsWith(format + "-")).toList();
      assertTrue(parts.size() > 1, () -> "" + parts);
      assertEquals(format + "-00001.log", parts.get(0));
      StringBuilder all = new StringBuilder();
      for (String part : parts) {
        String text = Files.readString(folder.resolve(part));
        assertTrue(text.endsWith("\n"), part);
        assertTrue(text.getBytes(StandardCharsets.UTF_8).length <= 20_000, part);
        all.append(text);
      }
      assertEquals(run("--format", format).out(), all.toString());
    }
  }

  @Test
  void filesOfAnEarlierRunAreReplacedAsAWholeAndOnlyWhenAsked() throws IOException {
    String name = folder.resolve("e.ndjson").toString();
    run("--format", "ecs", "--output", name, "--rotate", "20k");
    int before = names().size();
    Files.writeString(folder.resolve("e-00099.ndjson"), "somebody else's");
    Result refused = run("--format", "ecs", "--output", name, "--rotate", "1M");
    assertEquals(2, refused.exitCode());
    assertEquals(before + 1, names().size());
    assertEquals(
        0, run("--format", "ecs", "--output", name, "--rotate", "1M", "--force").exitCode());
    assertEquals(List.of("e-00001.ndjson", "e-00099.ndjson"), names());
  }

  @Test
  void aFullDiskIsOneLineAndExitCodeOne() {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full: not a Linux");
    for (String format : List.of("text", "json", "ndjson", "csv", "ecs", "ocsf", "cef", "syslog")) {
      Result result = run("--format", format, "--output", "/dev/full");
      assertEquals(1, result.exitCode(), format);
      assertEquals("icascope: cannot write /dev/full: No space left on device\n", result.err());
    }
  }

  @Test
  void aFolderThatIsNotThereIsOneLineAndExitCodeOne() {
    String name = folder.resolve("none/e.ndjson").toString();
    for (List<String> rotation : List.of(List.<String>of(), List.of("--rotate", "1M"))) {
      List<String> all = new ArrayList<>(List.of("--format", "ecs", "--output", name));
      all.addAll(rotation);
      Result result = run(all.toArray(String[]::new));
      assertEquals(1, result.exitCode());
      assertTrue(result.err().contains("no such folder"), result.err());
      assertEquals(1, result.err().lines().count());
    }
  }

  @Test
  void wrongArgumentsAreTold() {
    assertEquals(2, run("--rotate", "1M").exitCode());
    assertEquals(2, run("--force").exitCode());
    String name = folder.resolve("x").toString();
    for (String size : List.of("0", "9k", "1T", "many", "-1")) {
      assertEquals(2, run("--format", "ecs", "--output", name, "--rotate=" + size).exitCode());
    }
    Result table = run("--format", "csv", "--output", name, "--rotate", "1M");
    assertEquals(2, table.exitCode());
    assertTrue(table.err().contains("lines by themselves"), table.err());
    assertEquals(2, run("--format", "ecs", "--output", folder.toString()).exitCode());
  }

  /** A disk that is full after some bytes. */
  private static final class SmallDisk implements RotatedFiles.Opener {

    private final List<String> committed = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private int free;

    SmallDisk(int free) {
      this.free = free;
    }

    @Override
    public RotatedFiles.Part open(String name) {
      StringBuilder content = new StringBuilder();
      OutputStream out =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              if (free-- <= 0) {
                throw new IOException("disk full");
              }
              content.append((char) b);
            }
          };
      return new RotatedFiles.Part() {
        private boolean complete;

        @Override
        public OutputStream stream() {
          return out;
        }

        @Override
        public void commit() {
          complete = true;
          committed.add(name);
          written.append(content);
        }

        @Override
        public void close() {
          if (!complete) {
            dropped.add(name);
          }
        }
      };
    }
  }

  @Test
  void whenTheDiskIsFullWholeFilesStayAndTheOneAtHandGoes() throws IOException {
    byte[] line = "0123456789\n".getBytes(StandardCharsets.US_ASCII);
    for (int free = 0; free < 70; free++) {
      SmallDisk disk = new SmallDisk(free);
      try (RotatedFiles files = new RotatedFiles(new Parts("p.log"), 25, false, disk)) {
        assertThrows(
            IOException.class,
            () -> {
              for (int i = 0; i < 7; i++) {
                files.write(line);
              }
              files.commit();
            });
      }
      // two lines of 11 bytes fit into 25
      assertEquals(free / 22 * 22, disk.written.length());
      assertTrue(disk.written.toString().lines().allMatch("0123456789"::equals));
      assertEquals(1, disk.dropped.size());
    }
  }

  @Test
  void aLineThatIsLongerThanAFileGetsOneOfItsOwnWhereverItIsCut() throws IOException {
    String text = "short\n" + "long".repeat(20) + "\nshort\nend without line end";
    for (int piece = 1; piece < text.length(); piece++) {
      SmallDisk disk = new SmallDisk(1000);
      try (RotatedFiles files = new RotatedFiles(new Parts("a.b/p"), 30, false, disk)) {
        for (int at = 0; at < text.length(); at += piece) {
          String part = text.substring(at, Math.min(text.length(), at + piece));
          files.write(part.getBytes(StandardCharsets.US_ASCII));
        }
        files.commit();
      }
      assertEquals(text, disk.written.toString());
      assertEquals(
          "a.b/p-00001 a.b/p-00002 a.b/p-00003",
          disk.committed.stream().collect(Collectors.joining(" ")));
    }
  }

  @Test
  void nothingAtAllIsOneEmptyFile() throws IOException {
    SmallDisk disk = new SmallDisk(0);
    try (RotatedFiles files = new RotatedFiles(new Parts("p"), 30, false, disk)) {
      files.commit();
    }
    assertEquals(List.of("p-00001"), disk.committed);
  }
}
