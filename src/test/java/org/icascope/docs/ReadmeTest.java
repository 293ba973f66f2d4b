package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.cli.CommandForTests;
import org.icascope.docs.MarkdownPage.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows of the tool is what the tool does: {@code console} blocks hold a
 * command and its standard output, {@code sh} blocks commands that work. {@code
 * -Dgolden.update=true} rewrites the output; a last line {@code …} stays and means "cut here".
 */
class ReadmeTest {

  private static final String PROMPT = "$ ";
  private static final String CUT = "…";

  static Stream<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everySessionShownIsWhatTheCommandPrints(MarkdownPage page) throws IOException {
    List<String> told = new ArrayList<>();
    int copied = 0;
    for (Block block : page.blocks()) {
      if (block.language().equals("console")) {
        told.addAll(page.lines().subList(copied, block.start() + 1));
        told.addAll(output(page.lines().subList(block.start(), block.end())));
        copied = block.end();
      }
    }
    told.addAll(page.lines().subList(copied, page.lines().size()));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page.file(), String.join("\n", told) + "\n");
    }
    assertEquals(
        String.join("\n", told), MarkdownPage.read(page.file()).text(), page.file().toString());
  }

  /** The lines that belong under the command in the first line of a block. */
  private static List<String> output(List<String> block) throws IOException {
    String command = block.get(0);
    assertTrue(command.startsWith(PROMPT + ShellLine.START), command);
    ShellLine line = ShellLine.of(command.substring(PROMPT.length()));
    CommandForTests.Result result = line.run();
    assertEquals(line.exitCode(), result.exitCode(), command + "\n" + result.err());
    List<String> out = line.shown(result.out().replace("|development|", "|" + version() + "|"));
    assertFalse(out.isEmpty(), command);
    int most = Integer.MAX_VALUE;
    boolean cut = block.get(block.size() - 1).equals(CUT);
    if (cut) {
      most = Math.min(most, block.size() - 2);
    }
    List<String> shown = new ArrayList<>(out.subList(0, Math.min(most, out.size())));
    if (cut) {
      shown.add(CUT);
    }
    return shown;
  }

  /** Of the jar; what runs from class files has none. */
  private static String version() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>icascope</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    return version.group(1);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandShownWorks(MarkdownPage page) throws IOException {
    for (Block block : page.blocks()) {
      if (!block.language().equals("sh")) {
        continue;
      }
      for (String command : page.lines().subList(block.start(), block.end())) {
        if (command.startsWith(ShellLine.START)) {
          ShellLine line = ShellLine.of(command);
          line.removeLeftovers();
          CommandForTests.Result result = line.run();
          assertEquals(line.exitCode(), result.exitCode(), command + "\n" + result.err());
          boolean told = !result.out().isEmpty() || line.arguments().contains("--output");
          assertTrue(told || line.exitCode() != 0, command);
        }
      }
    }
  }

  /** The checkpoint is half written, as a run that was killed may leave it. */
  @Test
  void whatAnInterruptedRunLeftDoesNotMatter() throws IOException {
    Path state = Path.of("target/sensor.ndjson.state");
    Files.writeString(state, "half");
    Files.writeString(Path.of("target/sensor.ndjson"), "{");

    everyCommandShownWorks(MarkdownPage.read(Path.of("docs/watch.md")));

    assertTrue(Files.size(state) > "half".length(), "the command was not run");
  }

  @Test
  void theReadmeShowsTheMainJob() {
    MarkdownPage readme = MarkdownPage.read(Path.of("README.md"));
    String command = "./icascope analyze samples/roaming-reconnect.pcapng";
    assertTrue(readme.lines().contains(command), "no line: " + command);
    assertTrue(
        readme.blocks().stream().anyMatch(block -> block.language().equals("console")),
        "no terminal session");
  }
}
