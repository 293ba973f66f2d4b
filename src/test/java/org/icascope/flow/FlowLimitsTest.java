package org.icascope.flow;

import static org.icascope.flow.Conversation.ACK;
import static org.icascope.flow.Conversation.FIN;
import static org.icascope.flow.Conversation.RST;
import static org.icascope.flow.Conversation.SYN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlowLimitsTest {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final FlowRecorder recorder = new FlowRecorder();

  @Test
  void whenTheTableIsFullTheFlowIdleLongestGivesWay() {
    Conversation talk = new Conversation(recorder, new FlowLimits(3, MINUTE_NANOS));
    for (int port : new int[] {1, 2, 3, 1, 4}) {
      talk.ports(port, 2598).client(ACK, 0, 0, "");
    }
    assertEquals(List.of("open 0", "open 1", "open 2", "close 1", "open 3"), recorder.lines);
    assertEquals(List.of("flow.limit"), talk.diagnostics());
  }

  @Test
  void whatTakesRoomElsewhereLeavesLessForFlowsButAQuarter() {
    Conversation talk = new Conversation(recorder, new FlowLimits(8, MINUTE_NANOS)).displace(5);
    for (int port = 1; port <= 4; port++) {
      talk.ports(port, 2598).client(ACK, 0, 0, "");
    }
    assertEquals(List.of("close 0"), closed()); // three are held
    talk.displace(100).ports(5, 2598).client(ACK, 0, 0, "");
    assertEquals(List.of("close 0", "close 1", "close 2"), closed()); // two
  }

  @Test
  void aFloodOfUnansweredFlowsDrivesOutNoneThatWasAnswered() {
    Conversation talk = new Conversation(recorder, new FlowLimits(50, 20, 50, MINUTE_NANOS));
    talk.ports(1, 2598).handshake().client(ACK, 0, 0, "quiet from now on");
    for (int port = 100; port < 1000; port++) {
      talk.ports(port, 2598).client(SYN, -1, 0, "");
    }
    talk.ports(1, 2598).client(ACK, 17, 0, "and here it is again").finish();
    assertEquals(901, recorder.flows.size());
    assertEquals("flow.limit", talk.diagnostics().get(0));
  }

  @Test
  void atTheLimitUnansweredFlowsAndThoseNobodyLooksIntoGiveWayFirst() {
    Conversation talk = new Conversation(recorder, new FlowLimits(6, MINUTE_NANOS));
    talk.ports(1, 2598).handshake(); // idle longest
    talk.ports(2, 2598).handshake();
    recorder.flows.get(1).ignorePayload();
    talk.ports(3, 80).client(SYN, -1, 0, "").ports(4, 80).client(SYN, -1, 0, "");
    talk.ports(5, 80).client(SYN, -1, 0, "").ports(6, 80).client(SYN, -1, 0, "");
    talk.ports(7, 2598).handshake().ports(8, 2598).handshake(); // one makes room each
    talk.ports(9, 2598).handshake().ports(10, 2598).handshake();
    // half-open ones as long as there are several, then the one that nobody looks into
    assertEquals(List.of("close 2", "close 3", "close 4", "close 1"), closed());
  }

  @Test
  void flowsThatEndedLongAgoAreForgottenWithoutARemarkWhenSpaceIsNeeded() {
    Conversation talk = new Conversation(recorder, new FlowLimits(100_000, MINUTE_NANOS));
    talk.ports(1, 2598).client(SYN, -1, 0, "").server(RST | ACK, 0, 0, "");
    talk.ports(2, 2598).client(SYN, -1, 0, "").pause(61_000);
    for (int port = 3; port < 3000; port++) {
      talk.ports(port, 2598).client(SYN, -1, 0, "");
    }
    assertTrue(recorder.lines.contains("close 0"));
    assertFalse(recorder.lines.contains("close 1"));
    assertEquals(List.of(), talk.diagnostics());
  }

  @Test
  void atTheLimitFlowsThatEndedLongAgoGiveWayBeforeAnyThatIsOnlyIdle() {
    Conversation talk = new Conversation(recorder, new FlowLimits(3, MINUTE_NANOS));
    talk.ports(1, 2598).client(ACK, 0, 0, "").pause(1000);
    talk.ports(2, 2598).client(SYN, -1, 0, "").server(RST | ACK, 0, 0, "");
    talk.pause(61_000).ports(3, 2598).client(ACK, 0, 0, "").ports(4, 2598).client(ACK, 0, 0, "");
    assertTrue(recorder.lines.contains("close 1"));
    assertFalse(recorder.lines.contains("close 0"));
    assertEquals(List.of(), talk.diagnostics());
  }

  @Test
  void atTheLimitFlowsThatBothSidesClosedGiveWayBeforeThoseThatAreOpen() {
    Conversation talk = new Conversation(recorder, new FlowLimits(4, MINUTE_NANOS));
    talk.ports(1, 80).client(SYN, -1, 0, ""); // may be answered yet
    talk.ports(2, 80).handshake().client(ACK, 0, 0, "quiet");
    talk.ports(3, 80).handshake().client(FIN | ACK, 0, 0, "").server(FIN | ACK, 0, 1, "");
    talk.ports(4, 80).handshake().client(FIN | ACK, 0, 0, ""); // closed by one side only
    talk.pause(11_000).ports(5, 80).client(SYN, -1, 0, "");
    assertEquals(List.of("close 2"), closed());
    assertEquals(List.of(), talk.diagnostics(), "nothing of it is missed");
    talk.ports(5, 80).server(RST | ACK, 0, 0, "").ports(6, 80).client(SYN, -1, 0, "");
    assertEquals(List.of("close 2", "close 4"), closed());
    assertEquals(List.of("flow.limit"), talk.diagnostics(), "something might have followed it");
  }

  private List<String> closed() {
    return recorder.lines.stream().filter(line -> line.startsWith("close")).toList();
  }

  @Test
  void everyFlowIsFoundAgainWhateverCameAndWentBefore() {
    Conversation talk = new Conversation(recorder, new FlowLimits(500, MINUTE_NANOS));
    for (int port = 1; port <= 5000; port++) {
      talk.ports(port, 80).client(SYN, -1, 0, "").server(ACK, 0, 0, "");
      talk.ports(Math.max(1, port - 100), 80).client(SYN, -1, 0, "");
    }
    talk.finish();
    assertEquals(5000, recorder.flows.size());
    assertEquals(10_000 + 10_000, recorder.lines.size()); // opened, closed, a signal per SYN
  }

  /** Ports 1 to 40, each of a flow whose content is read; of 11 the oldest that end give way. */
  @Test
  void whereTheContentOfTooManyIsReadSessionsStayLongest() {
    Conversation talk = new Conversation(recorder, new FlowLimits(100, 100, 10, MINUTE_NANOS));
    talk.ports(1, 2598).handshake().client(ACK, 0, 0, "quiet from now on");
    recorder.flows.get(0).follow(new CourseLimits(1, 1));
    talk.ports(2, 2598).handshake(); // nothing is said
    for (int port = 3; port <= 40; port++) {
      talk.ports(port, 2598).handshake().client(ACK, 0, 0, "hello");
    }
    List<Flow> open = recorder.flows.stream().filter(flow -> !flow.isGone()).toList();
    assertEquals(List.of(0, 1), open.stream().limit(2).map(Flow::serial).toList());
    assertTrue(open.stream().filter(flow -> flow.clientSide.payloadBytes > 0).count() <= 10);
    assertEquals("flow.limit", talk.diagnostics().get(0));
  }

  @Test
  void whereTheContentOfTooManyIsReadThoseThatEndedGoWithoutARemark() {
    Conversation talk = new Conversation(recorder, new FlowLimits(100, 100, 10, MINUTE_NANOS));
    talk.ports(1, 2598).handshake().client(ACK, 0, 0, "open");
    for (int port = 2; port <= 40; port++) {
      talk.ports(port, 2598).handshake().client(ACK, 0, 0, "hello").server(RST | ACK, 0, 5, "");
      talk.pause(2_000);
    }
    assertFalse(recorder.lines.contains("close 0"));
    assertTrue(recorder.lines.contains("close 1"));
    assertEquals(List.of(), talk.diagnostics());
  }

  @Test
  void whatIsPassedOverIsNotRead() {
    Conversation talk = new Conversation(recorder, new FlowLimits(100, 100, 10, MINUTE_NANOS));
    for (int port = 1; port <= 40; port++) {
      talk.ports(port, 80).handshake().client(ACK, 0, 0, "hello");
      recorder.flows.get(port - 1).ignorePayload();
      assertTrue(recorder.flows.get(port - 1).takeRelease());
    }
    assertEquals(0, recorder.lines.stream().filter(line -> line.startsWith("close")).count());
  }
}
