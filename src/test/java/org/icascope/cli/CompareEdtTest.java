package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code icascope compare} of sessions whose packets are UDP. */
class CompareEdtTest {

  private static final String SAMPLE = "samples/edt-reconnect.pcapng";

  @TempDir Path folder;

  /** The sample without its frames 160 to 560: another recorder that missed them. */
  private String gaps() throws IOException {
    Path file = folder.resolve("gaps.pcapng");
    CommandForTests.Result result =
        CommandForTests.run(
            "export",
            "-Y",
            "frame.number < 160 || frame.number > 560",
            "-w",
            file.toString(),
            SAMPLE);
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(Files.size(file) > 0);
    return file.toString();
  }

  /** Packets as tshark counts them: {@code -Y 'udp && ip.addr == 192.168.20.61'}, and 62. */
  @Test
  void packetsOfUdpAreNotSaidToBeComplete() throws IOException {
    List<String> text = CommandForTests.lines("compare", SAMPLE, gaps());
    List<String> rows = text.stream().filter(line -> line.matches("s[12] .* s[12] .*")).toList();
    assertEquals(2, rows.size(), text::toString);
    rows.forEach(row -> assertTrue(row.endsWith("  -"), row));
    String all = String.join(" ", text).replaceAll(" +", " ");
    assertTrue(all.contains("it runs over EDT, and packets of UDP are not compared"), all);
    assertTrue(all.contains("(333 at the client side, 152 at the server side)"), all);
    assertTrue(all.contains("(288 at the client side, 68 at the server side)"), all);
    assertFalse(all.contains("0 up, 0 down"), all);
  }

  @Test
  void messagesInThemAreCompared() throws IOException {
    String json = CommandForTests.run("compare", "--format", "json", SAMPLE, gaps()).out();
    JsonNode document = new JsonMapper().readTree(json);
    assertEquals(2, document.get("notCompared").size(), json);
    long missing = 0;
    for (JsonNode each : document.get("compared")) {
      if (each.get("what").asString().equals("messages")) {
        JsonNode loss = each.get("loss");
        assertEquals(0, each.get("ends").size());
        missing += loss.get("clientToServer").get("lost").asInt();
        missing += loss.get("serverToClient").get("notRecordedAtSender").asInt();
      }
    }
    assertTrue(missing > 50, json);
  }
}
