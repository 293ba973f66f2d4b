package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trace of the default size, 164 bytes of each packet, tells of connections, reconnects and
 * fallbacks what the whole packets tell, whose analysis other tests compare with the ground truth.
 */
class DefaultTraceTest {

  private static final int DEFAULT_SIZE = 164;

  /** A message whose end is cut is over when the next one begins. */
  private static final int ABOUT_MILLIS = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roaming-reconnect.pcapng",
        "three-reconnects.pcapng",
        "resume-refused.pcap",
        "reliability-timeout.pcap",
        "reconnect-storm.pcapng",
        "two-clients-behind-nat.pcap",
        "ipv6-vlan-failover.pcap",
        "cgp-refused-fallback.pcap",
        "fallback-blocked.pcap",
        "html5-websocket.pcap",
        "ica-reconnect.pcap",
        "server-outage.pcapng",
      })
  void tellsSessionsReconnectsAndFallbacks(String sample) throws IOException {
    Path whole = Path.of("samples", sample);
    JsonNode expected = analysis(whole);
    JsonNode cut = analysis(CutTrace.write(whole, DEFAULT_SIZE, folder.resolve("cut.cap")));
    assertEquals(sessions(expected), sessions(cut));
    assertEquals(events(expected), events(cut));
    assertFalse(events(expected).isEmpty());
  }

  private static JsonNode analysis(Path file) {
    return JsonMapper.shared()
        .readTree(
            String.join("\n", CommandForTests.lines("analyze", "--format", "json", "" + file)));
  }

  /** Client, server, how it ended and how often it came back, of each session. */
  private static Map<String, Integer> sessions(JsonNode document) {
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode session : document.get("sessions")) {
      String line =
          session.get("client")
              + " "
              + session.get("server")
              + " "
              + session.get("stack")
              + " "
              + session.get("outcome")
              + " "
              + (session.has("cgp") ? session.get("cgp").get("reconnects") : "")
              + " flows "
              + session.get("flows").size();
      found.merge(line, 1, Integer::sum);
    }
    return found;
  }

  /** Kind, time, certainty and result of what is said about breaks, reconnects and fallbacks. */
  private static Map<String, Integer> events(JsonNode document) {
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode event : document.get("events")) {
      String type = event.get("type").asString();
      if (type.startsWith("cgp.") && !type.equals("cgp.replay")
          || type.startsWith("fallback")
          || type.equals("ica.reconnect")) {
        String line =
            type
                + " "
                + Instant.parse(event.get("time").asString()).toEpochMilli() / ABOUT_MILLIS
                + " "
                + (farewellMissing(event) ? "" : event.get("confidence"))
                + " "
                + event.get("result")
                + " "
                + event.get("cause")
                + " "
                + event.get("attempt");
        found.merge(line, 1, Integer::sum);
      }
    }
    return found;
  }

  /** Whether a FIN is a break is certain only when every message before it was captured. */
  private static boolean farewellMissing(JsonNode event) {
    return event.get("type").asString().equals("cgp.suspend")
        && event.get("cause").asString().equals("fin");
  }
}
