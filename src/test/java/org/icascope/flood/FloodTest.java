package org.icascope.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.icascope.app.DocumentForTests;
import org.icascope.report.Stories;
import org.icascope.testkit.network.CapturedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A session that goes on through a flood comes out as if there were none, and what was dropped is
 * counted. Just as many frames as it takes to reach the limits; {@code bench/flood} sends millions.
 */
class FloodTest {

  private static final List<CapturedFrame> HONEST = HonestSession.frames();

  @TempDir Path folder;

  private JsonNode document(Flood flood, long frames, int[][] numbers) throws IOException {
    Path file = folder.resolve("flood.pcap");
    numbers[0] = FloodRun.write(file, flood, HONEST, frames);
    return DocumentForTests.of(List.of(file.toString()), false);
  }

  @ParameterizedTest
  @CsvSource({
    "half-open, 48000, flow.limit",
    "one-byte, 20000, ''",
    "one-byte-hole, 20000, ''",
    "mid-stream, 140000, dissect.limit",
    "hole, 36000, reassembly.limit",
    "fragments, 5000, decode.fragments decode.limit",
    "datagrams, 48000, flow.limit",
    "edt-holes, 64000, edt.limit",
    "edt-connections, 15000, ''"
  })
  void theHonestSessionIsAsAloneAndDropsAreCounted(String kind, long frames, String codes)
      throws IOException {
    assertEquals(1, flooded(kind, frames, codes).sessions());
  }

  @Test
  void aSessionThatIsResumedWithoutEndTakesNoRoomOfAnother() throws IOException {
    assertEquals(2, flooded("resumes", 30_000, "").sessions());
  }

  @ParameterizedTest
  @CsvSource({
    "sessions, 12000, ''",
    "gateway-sessions, 12000, ''",
    "ica-sessions, 12000, ''",
    "unacknowledged, 60000, session.messages"
  })
  void itIsSoAmongManySessions(String kind, long frames, String codes) throws IOException {
    assertTrue(flooded(kind, frames, codes).sessions() > 200, "sessions"); // of some 47 frames
  }

  private Stories flooded(String kind, long frames, String codes) throws IOException {
    int[][] numbers = new int[1][];
    Stories alone = new Stories().add(document(Flood.HALF_OPEN, 0, numbers), number -> number);
    JsonNode document = document(Flood.of(kind), frames, numbers);
    TreeSet<String> told = new TreeSet<>();
    document.get("diagnostics").forEach(d -> told.add(d.get("code").asString()));
    List<String> expected = codes.isEmpty() ? List.of() : List.of(codes.split(" "));
    assertTrue(told.containsAll(expected), told.toString());
    int[] of = numbers[0];
    Stories together = new Stories().add(document, number -> Arrays.binarySearch(of, number) + 1);
    assertEquals("", alone.without(together));
    return together;
  }

  @Test
  void theHonestSessionBreaksTwiceAndIsResumed() throws IOException {
    JsonNode document = document(Flood.HALF_OPEN, 0, new int[1][]);
    assertEquals(2, document.get("incidents").size());
    assertEquals(3, document.get("sessions").get(0).get("flows").size());
  }
}
