package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.cli.CommandForTests.Result;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code icascope show} and {@code icascope fields} as a user calls them. */
class ShowCommandTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";
  private static final int ROAMING_FRAMES = 603; // capinfos -c

  private static List<String> frames(Result result) {
    return result
        .out()
        .lines()
        .filter(line -> line.matches("0000   Frame \\d+: .*"))
        .map(line -> line.replaceAll("^0000   Frame (\\d+):.*", "$1"))
        .toList();
  }

  @Test
  void rangesAreShownInTheOrderOfTheFile() {
    Result result = CommandForTests.run("show", ROAMING, "-n", "9-11,5");
    assertEquals(List.of("5", "9", "10", "11"), frames(result));
    assertEquals(0, result.exitCode());
    assertEquals("", result.err());
  }

  @Test
  void severalOptionsOfNumbersAddUp() {
    assertEquals(
        List.of("3", "7"),
        frames(CommandForTests.run("show", "-r", ROAMING, "-V", "-n", "7", "-n", "3")));
  }

  @Test
  void aNumberOutOfRangeTellsHowManyFramesThereAre() {
    Result result = CommandForTests.run("show", ROAMING, "-n", "5000");
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertEquals(
        "icascope: there is no frame 5000: %s has %d frames\n".formatted(ROAMING, ROAMING_FRAMES),
        result.err().replace("\r", ""));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    for (String wrong : List.of("0", "x", "9-5", "1,,2", "-3")) {
      Result result = CommandForTests.run("show", ROAMING, "-n", wrong);
      assertEquals(2, result.exitCode(), wrong);
      assertTrue(result.err().startsWith("icascope: "), wrong);
    }
  }

  @Test
  void anUnknownFieldIsRefused() {
    Result result = CommandForTests.run("show", ROAMING, "-n", "1", "--field", "cgp.nonsense");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("--field: no such field: cgp.nonsense"), result.err());
  }

  @Test
  void messagesComeWithoutLowerLayers() {
    Result result = CommandForTests.run("show", ROAMING, "-n", "380-390", "--message");
    assertTrue(result.out().contains("BIND_REQUEST"));
    assertFalse(result.out().contains("Ethernet II"));
    assertFalse(frames(result).contains("383"), "frames without messages are left out");
  }

  @Test
  void aSessionIsNamedAsAnalyzeNamesIt() {
    Result result = CommandForTests.run("show", ROAMING, "--session", "s1", "-n", "386");
    assertTrue(result.out().contains("Session: s1"), result.out());
    assertTrue(
        CommandForTests.run("show", ROAMING, "--session", "s9").err().contains("there is no s9"));
  }

  @Test
  void standardInputCannotBeReadTwice() {
    Result result = CommandForTests.run("show", "-", "--session", "s1");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("--session: the input is read twice"), result.err());
  }

  @Test
  void standardInputCanBeReadOnce() throws Exception {
    try (InputStream in = Files.newInputStream(Path.of(ROAMING))) {
      Result result = CommandForTests.run(in, List.of("show", "-", "-n", "386"));
      assertEquals(List.of("386"), frames(result));
    }
  }

  @Test
  void jsonHasTheSameTreeAsData() {
    Result result = CommandForTests.run("show", ROAMING, "-n", "386", "--format", "json");
    JsonNode frame = new ObjectMapper().readTree(result.out()).get(0);
    assertEquals(386, frame.get("frame").asInt());
    assertEquals(ROAMING, frame.get("file").asString());
    JsonNode next = find(frame.get("layers"), "cgp.session_reliability.next_message");
    assertEquals(102, next.get("value").asInt());
    assertEquals(0x57, next.get("offset").asInt()); // hand count, see FrameTreesTest
    assertEquals(4, next.get("lengthBytes").asInt());
    JsonNode ticket = find(frame.get("layers"), "cgp.session_reliability.secret_ticket");
    assertFalse(ticket.has("value"));
    assertEquals(16, ticket.get("lengthBytes").asInt());
    String bytes = frame.get("panes").get(0).get("bytes").asString();
    assertEquals("10" + "..".repeat(16) + "01", bytes.substring(2 * 0x5d, 2 * 0x6f));
  }

  private static JsonNode find(JsonNode nodes, String field) {
    for (JsonNode node : nodes) {
      if (node.has("field") && node.get("field").asString().equals(field)) {
        return node;
      }
      JsonNode below = node.has("children") ? find(node.get("children"), field) : null;
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    Result result = CommandForTests.run("show", "missing.pcap", "-n", "1");
    assertEquals(1, result.exitCode());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void fieldsAreListedByPartOfTheirNameOrGlob() {
    Result part = CommandForTests.run("fields", "session_rel");
    assertTrue(part.out().lines().allMatch(line -> line.startsWith("cgp.session_reliability")));
    Result glob = CommandForTests.run("fields", "tcp.flags.s?n", "*.len_ticket");
    assertEquals(
        List.of(
            "cgp.security_ticket.len_ticket",
            "cgp.session_reliability.len_ticket",
            "tcp.flags.syn"),
        glob.out().lines().map(line -> line.replaceAll(" .*", "")).toList());
  }

  @Test
  void aPatternThatMatchesNothingSaysSo() {
    Result result = CommandForTests.run("fields", "nonsense");
    assertEquals(1, result.exitCode());
    assertEquals("icascope: no field matches nonsense", result.err().strip());
  }

  @Test
  void fieldsAsJsonHaveTheNamesOfTheirNumbers() {
    JsonNode fields =
        new ObjectMapper()
            .readTree(CommandForTests.run("fields", "cgp.command", "--format", "json").out());
    JsonNode command = fields.get(0);
    assertEquals("cgp.command", command.get("name").asString());
    assertEquals("BIND_REQUEST", command.get("names").get("1").asString());
    assertEquals("confirmed", command.get("confidence").asString());
  }
}
