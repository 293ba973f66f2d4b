package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail;
import org.junit.jupiter.api.Test;

/** Rules about connections that are no sessions. */
class ConnectionRulesTest {

  private static final Endpoint SERVER = Story.server(1, 8008);

  private final Story story = new Story();

  private void refused(double seconds, int client, int status) {
    int flow = story.flow(seconds, Story.client(client), SERVER);
    story.event(
        seconds,
        -1,
        flow,
        -1,
        new EventDetail.WebSocketRefused(OptionalInt.of(status), "Forbidden"));
  }

  @Test
  void refusedWebSocketsAreOneFindingPerServerAndStatus() {
    refused(0, 1, 403);
    refused(5, 2, 403);
    refused(9, 2, 403);
    refused(20, 3, 501);
    List<Finding> findings = story.findings("websocket-refused");
    assertEquals(2, findings.size());
    Finding forbidden = findings.get(0);
    assertEquals(Severity.WARNING, forbidden.severity());
    assertEquals(2, forbidden.figures().get("clients"));
    assertEquals(3, forbidden.figures().get("refusals"));
    assertEquals("tcp.stream in {0..2}", forbidden.filter());
    assertTrue(forbidden.title().contains("403 Forbidden"), forbidden.title());
    assertTrue(forbidden.remedy().contains("allowed origins"), forbidden.remedy());
    assertTrue(findings.get(1).remedy().contains("enabled on the server by policy"));
  }

  @Test
  void encryptedReturnsAreOneFindingPerServer() {
    for (int i = 0; i < 2; i++) {
      int from = story.flow(100 * i, Story.client(i), SERVER);
      int to = story.flow(100 * i + 9, Story.client(i), SERVER);
      story.event(
          100 * i + 9,
          -1,
          to,
          -1,
          new EventDetail.TlsReconnect(from, to, OptionalDouble.of(5000 + i)));
    }
    Finding finding = story.only("tls-reconnect");
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(2, finding.figures().get("breaks"));
    assertEquals(5001, finding.figures().get("longestGapMs"));
    assertEquals("tcp.stream in {0..3}", finding.filter());
  }
}
