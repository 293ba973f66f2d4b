package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands tell of NetScaler traces beyond what they tell of any capture. */
class ApplianceTraceTest {

  private static final String TRACE = "samples/netscaler/nstrace1.cap";
  private static final int DEFAULT_SIZE = 164;

  @TempDir Path folder;

  private static String output(String... arguments) {
    return String.join("\n", CommandForTests.lines(arguments));
  }

  @Test
  void theTreeAsJsonHasTheNumbersOfTheAppliance() {
    JsonNode frame =
        JsonMapper.shared().readTree(output("show", "--format", "json", "-n", "100", TRACE)).get(0);
    JsonNode layer = frame.get("layers").get(1);
    assertEquals("NetScaler Packet Trace 3.5", layer.get("title").asString());
    for (JsonNode line : layer.get("children")) {
      if (line.get("field").asString().equals("nstrace.l_pdevno")) {
        assertEquals(0x1a43, line.get("value").asInt()); // the generator gives it
        assertFalse(line.has("offset"), "it is in front of the frame");
        return;
      }
    }
    throw new AssertionError(layer.toString());
  }

  @Test
  void theDocumentNamesFormatVersionAndLegs() {
    JsonNode document = JsonMapper.shared().readTree(output("analyze", "--format", "json", TRACE));
    JsonNode capture = document.get("captures").get(0);
    assertEquals("nstrace", capture.get("format").asString());
    assertEquals("3.5", capture.get("formatVersion").asString());
    JsonNode sessions = document.get("sessions");
    assertEquals("client-gateway", sessions.get(0).get("leg").asString());
    assertEquals("gateway-server", sessions.get(1).get("leg").asString());
    assertTrue(document.toString().contains("capture.unknown-records"));
  }

  @Test
  void aTraceOfTheDefaultSizeSaysHowToTakeAFullOne() throws IOException {
    Path file = CutTrace.write(Path.of(TRACE), DEFAULT_SIZE, folder.resolve("cut.cap"));
    String text = output("analyze", "-q", file.toString()).replaceAll("\\s+", " ");
    assertTrue(text.contains("snapped at 164 bytes"), text);
    assertEquals(2, text.split("start nstrace -size 0", -1).length, "once: " + text);
    JsonNode document =
        JsonMapper.shared().readTree(output("analyze", "--format", "json", file.toString()));
    for (JsonNode session : document.get("sessions")) {
      List<JsonNode> cut = new ArrayList<>();
      for (JsonNode part : session.get("notDecoded")) {
        if (part.get("reason").asString().startsWith("the trace was cut to 164 bytes")) {
          cut.add(part);
        }
      }
      assertEquals(1, cut.size(), session.toString());
      assertEquals("a full trace: start nstrace -size 0", cut.get(0).get("unlock").asString());
    }
    assertFalse(output("analyze", "-q", TRACE).contains("start nstrace"));
  }

  /** What it is now does not tell what it was taken with. */
  @Test
  void anExportedTraceNamesBothWaysToTakeAFullOne() throws IOException {
    Path cut = CutTrace.write(Path.of(TRACE), DEFAULT_SIZE, folder.resolve("cut.cap"));
    Path out = folder.resolve("cut.pcapng");
    assertEquals(0, CommandForTests.run("export", "-w", "" + out, "" + cut).exitCode());
    String text = output("analyze", "-q", "" + out).replaceAll("\\s+", " ");
    assertTrue(text.contains("snap length 0, of a NetScaler -size 0"), text);
  }
}
