package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An analysis of a stripped file tells what one of the file itself tells. */
class StrippedStoryTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";
  private static final String WEB_SOCKET = "samples/html5-websocket.pcap";

  @TempDir Path folder;

  /** Every event and finding with all that is said of it, but for what names the file. */
  private List<String> story(Path file) {
    JsonNode document =
        new ObjectMapper()
            .readTree(CommandForTests.run("analyze", "--format", "json", file.toString()).out());
    List<String> story = new ArrayList<>();
    for (String kind : List.of("events", "findings")) {
      ((ArrayNode) document.get(kind))
          .forEach(
              node -> {
                ((ObjectNode) node).remove("uid"); // rests on the name of the file
                String text = node.toString();
                story.add(kind + " " + text.replaceAll(" \\(Origin [^)]*\\)", ""));
              });
    }
    return story;
  }

  @ParameterizedTest
  @MethodSource("org.icascope.samples.SampleFiles#captures")
  void ofAStrippedSample(Path sample) {
    if (sample.toString().matches(".*(tls-with-keys|launch-failed).*")) {
      return; // without keys and bodies nobody can look inside, see the tests for them
    }
    assertEquals(
        String.join("\n", story(sample)),
        String.join("\n", story(CommandForTests.strip(sample, folder))));
  }

  /** 164 bytes of each packet: the upgrade of a WebSocket is cut, its fields are not there. */
  @Test
  void ofAWebSocketOfWhichTheTraceHasTheFirstBytes() throws IOException {
    Path cut = CutTrace.write(Path.of(WEB_SOCKET), 164, folder.resolve("cut.cap"));
    Path stripped = CommandForTests.strip(cut, folder);
    assertEquals(String.join("\n", story(cut)), String.join("\n", story(stripped)));
    String bytes = Files.readString(stripped, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("GET / HTTP/1.1\r\n\0\0"), "the fields are blank");
    assertFalse(bytes.contains("Host"));
  }

  /** Both transmissions of a message, one byte of the second changed: that is told as it is. */
  @Test
  void ofAReplayThatDiffers() throws IOException {
    Path file = folder.resolve("differs.pcapng");
    byte[] bytes = Files.readAllBytes(Path.of(ROAMING));
    // a message in frame 395 as tshark shows it, the first that the client sends again
    String hex = HexFormat.of().formatHex(bytes);
    int at = hex.lastIndexOf("080a050001f3e1c95b") / 2;
    assertNotEquals(hex.indexOf("080a050001f3e1c95b") / 2, at, "it is there twice");
    bytes[at + 8] ^= 0x55;
    Files.write(file, bytes);
    List<String> before = story(file);
    assertEquals(1, before.stream().filter(e -> e.contains("\"verified\":\"different\"")).count());
    assertEquals(1, before.stream().filter(e -> e.contains("\"verified\":\"identical\"")).count());
    assertEquals(
        String.join("\n", before), String.join("\n", story(CommandForTests.strip(file, folder))));
  }

  @Test
  void withTheKeysGoneOnlyEncryptedConnectionsAreLeft() {
    assertEquals(
        List.of(), story(CommandForTests.strip(Path.of("samples/tls-with-keys.pcapng"), folder)));
  }

  @Test
  void ofLaunchesThatFailedNothingIsLeftButTheirConnectionsAndThatIsSaid() {
    Path out = folder.resolve("out.pcapng");
    var result =
        CommandForTests.run(
            "export", "--strip-payload", "-w", out.toString(), "samples/launch-failed.pcapng");
    assertTrue(result.err().contains("; the requests to 2 STAs"), result.err());
    List<String> types =
        story(out).stream()
            .filter(each -> each.startsWith("events"))
            .map(each -> each.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
            .toList();
    assertEquals(List.of("cgp.connect-failed", "session.start", "session.end"), types);
  }

  /** What cannot be told any more is named, on standard error and in the file. */
  @Test
  void ofSocksAndCompressedWebSocketsIsNotTheSameAndThatIsSaid() throws IOException {
    Scenario scenario = new Scenario("lost");
    scenario
        .cgpSession("192.168.20.71:55210", "203.0.113.10:2598")
        .overSocks("vda.example", 2598)
        .connect()
        .finish();
    scenario
        .cgpSession("192.168.20.72:55210", "203.0.113.10:8008", 5)
        .overCompressedWebSocket("http://page.example", "")
        .connect()
        .finish();
    Path file = Files.write(folder.resolve("lost.pcap"), scenario.pcap());
    Path out = folder.resolve("out.pcapng");
    var result =
        CommandForTests.run("export", "--strip-payload", "-w", out.toString(), file.toString());
    String said = "; the SOCKS set-up of 1 flow; all in the compressed WebSocket of 1 flow";
    assertTrue(result.err().contains(said), result.err());
    assertTrue(Files.readString(out, StandardCharsets.ISO_8859_1).contains(said));
    assertEquals(List.of(), story(out));
  }
}
