package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

/** Flows of the scenarios against their ground truth ({@code expected.json}) and tshark. */
class ScenarioFlowsTest {

  @Test
  void bytesTheCaptureDroppedOrCutAreMissingAndLostOnesThatCameAgainAreNot() throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve("17-tcp-torture.pcap");
    List<Flow> flows = CaptureFlows.of(file);
    // ground truth; the first flow of 10.20.17.171 has every network effect and misses nothing
    assertEquals(0, missing(flows, 59157, Direction.SERVER_TO_CLIENT));
    assertEquals(0, missing(flows, 59157, Direction.CLIENT_TO_SERVER));
    assertEquals(0, missing(flows, 59158, Direction.SERVER_TO_CLIENT));
    assertEquals(0, missing(flows, 59158, Direction.CLIENT_TO_SERVER));
    assertEquals(74_400, missing(flows, 57702, Direction.SERVER_TO_CLIENT));
    assertEquals(32_240, missing(flows, 57704, Direction.SERVER_TO_CLIENT));
  }

  @Test
  void handshakesAndEndsOfTheFallbackScenariosAreToldApart() throws IOException {
    TestCaptures.folder("scenarios");
    // ground truth of the scenarios, client flows in order of first frame
    assertEquals(
        List.of("refused", "complete"), handshakes("07-cgp-refused-fallback.pcap", 2598, 1494));
    assertEquals(
        List.of("unanswered", "complete"),
        handshakes("08-cgp-syn-unanswered-fallback.pcap", 2598, 1494));
    assertEquals(
        List.of("not-seen", "complete"),
        handshakes("16-capture-starts-mid-session.pcap", 2598, 1494));
  }

  @Test
  void aSessionClosedByTheClientWithFinSaysSo() throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve("01-clean-session.pcap");
    Flow flow =
        CaptureFlows.of(file).stream()
            .filter(f -> f.server().port() == 2598)
            .findFirst()
            .orElseThrow();
    assertEquals(Close.FIN, flow.close()); // expected.json
    assertEquals(Direction.CLIENT_TO_SERVER, flow.closedBy().orElseThrow());
  }

  private static List<String> handshakes(String name, Integer... serverPorts) throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve(name);
    return CaptureFlows.of(file).stream()
        .filter(flow -> Stream.of(serverPorts).anyMatch(port -> port == flow.server().port()))
        .map(flow -> flow.handshake().label())
        .toList();
  }

  private static long missing(List<Flow> flows, int clientPort, Direction direction) {
    Flow flow =
        flows.stream().filter(f -> f.client().port() == clientPort).findFirst().orElseThrow();
    return flow.side(direction).missingBytes();
  }
}
