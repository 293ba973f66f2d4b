package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code icascope follow} on the samples: numbers as in the analysis document, where the generator
 * of the samples knows them.
 */
class FollowTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  private static List<JsonNode> records(String kind, String... arguments) {
    return CommandForTests.lines(arguments).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .filter(node -> node.get("record").asString().equals(kind))
        .toList();
  }

  @Test
  void theStoryIsToldOverBothConnections() {
    List<String> lines = CommandForTests.lines("follow", "--session", "s1", ROAMING);
    assertEquals("--- tcp 192.168.20.47:54120 \u2192 10.10.5.12:2598", lines.get(0));
    int resumed = lines.indexOf("--- tcp 192.168.77.132:61022 \u2192 10.10.5.12:2598");
    assertTrue(lines.get(resumed - 1).contains("*** the bound connection"), lines.get(resumed - 1));
    assertTrue(lines.get(resumed + 2).endsWith("CGP BIND_REQUEST resume, next server message 102"));
  }

  @Test
  void numbersGoOnWhereTheOtherSideAsked() {
    List<JsonNode> replayed =
        records("message", "follow", "--session", "s1", "--format", "ndjson", ROAMING).stream()
            .filter(node -> node.has("replayed"))
            .toList();
    List<String> told =
        replayed.stream()
            .map(node -> node.get("direction").asString() + " " + node.get("number").asInt())
            .toList();
    assertEquals(
        List.of(
            "server-to-client 102",
            "server-to-client 103",
            "server-to-client 104",
            "client-to-server 121",
            "client-to-server 122",
            "client-to-server 123"),
        told);
  }

  @Test
  void numbersOfOneDirectionFollowEachOther() {
    for (String direction : List.of("client-to-server", "server-to-client")) {
      long expected = 1;
      for (JsonNode node :
          records("message", "follow", "--session", "s1", "--format", "ndjson", ROAMING)) {
        if (!node.has("number") || !node.get("direction").asString().equals(direction)) {
          continue;
        }
        long number = node.get("number").asLong();
        assertEquals(node.has("replayed") ? number : expected, number);
        expected = Math.max(expected, number + 1);
      }
      assertTrue(expected > 100, direction);
    }
  }

  @Test
  void theSumsAreThoseOfTheMessages() {
    List<JsonNode> messages =
        records("message", "follow", "--session", "s1", "--format", "ndjson", ROAMING);
    JsonNode sums =
        records("summary", "follow", "--session", "s1", "--format", "ndjson", ROAMING).get(0);
    long bytes =
        messages.stream()
            .filter(node -> node.get("direction").asString().equals("client-to-server"))
            .mapToLong(node -> node.get("bytes").asLong())
            .sum();
    assertEquals(bytes, sums.get("clientToServerBytes").asLong());
    assertEquals(3, sums.get("clientToServerReplayed").asInt());
    assertEquals(
        messages.size(),
        sums.get("clientToServerMessages").asInt() + sums.get("serverToClientMessages").asInt());
  }

  @Test
  void bothFormsOfJsonSayTheSame() {
    JsonNode array =
        JsonMapper.shared()
            .readTree(
                String.join(
                    "\n",
                    CommandForTests.lines(
                        "follow", "--session", "s1", "--format", "json", ROAMING)));
    List<String> single =
        CommandForTests.lines("follow", "--session", "s1", "--format", "ndjson", ROAMING);
    assertEquals(single.size(), array.size());
    for (int i = 0; i < single.size(); i++) {
      assertEquals(array.get(i), JsonMapper.shared().readTree(single.get(i)));
    }
  }

  @Test
  void aTicketIsDotsInHex() {
    List<String> lines = CommandForTests.lines("follow", "--session", "s1", "--hex", ROAMING);
    int response = 0;
    while (!lines.get(response).contains("BIND_RESPONSE")) {
      response++;
    }
    // hand count: length of the ticket at 0x20, 16 bytes of it behind
    assertEquals("       0020  10 " + "\u00b7\u00b7 ".repeat(15).strip(), lines.get(response + 3));
    assertTrue(lines.get(response + 4).startsWith("       0030  \u00b7\u00b7 00 0f 00 00 09"));
  }

  @Test
  void payloadOfTheSteadyStateIsDotsInHex() {
    List<JsonNode> frames =
        records("message", "follow", "--session", "s1", "--hex", "--format", "ndjson", ROAMING)
            .stream()
            .filter(node -> node.get("info").asString().contains("ICA frame, basic"))
            .toList();
    assertFalse(frames.isEmpty());
    for (JsonNode node : frames) {
      String cgp = node.get("hex").get(0).asString();
      String header = cgp.substring(0, cgp.indexOf('\u00b7'));
      assertTrue(header.length() <= 2 * 5, cgp); // length, command, acknowledgement
      assertEquals("", cgp.substring(header.length()).replace("\u00b7", ""));
      String ica = node.get("hex").get(1).asString();
      assertEquals("", ica.substring(4).replace("\u00b7", ""), ica);
    }
  }

  @Test
  void icaWithoutCgpIsFollowedToo() {
    List<String> lines =
        CommandForTests.lines("follow", "--session", "s1", "samples/ica-reconnect.pcap");
    assertTrue(lines.get(1).endsWith("ICA banner"), lines.get(1));
  }

  @Test
  void aFlowCanBeFollowedByItself() {
    List<String> lines = CommandForTests.lines("follow", "--flow", "f2", ROAMING);
    assertEquals("--- tcp 192.168.77.132:61022 \u2192 10.10.5.12:2598", lines.get(0));
    assertEquals(1, lines.stream().filter(line -> line.startsWith("---")).count());
  }

  @Test
  void whatToFollowMustBeSaid() {
    CommandForTests.Result result = CommandForTests.run("follow", ROAMING);
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("say what to follow"), result.err());
    assertEquals(2, CommandForTests.run("follow", "--session", "s2", ROAMING).exitCode());
    assertEquals(2, CommandForTests.run("follow", "--session", "s1", "-").exitCode());
    assertEquals(
        1, CommandForTests.run("follow", "--session", "s1", "no-such-file.pcap").exitCode());
  }
}
