package org.icascope.testkit.network;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expected instants are counted by hand from the waits in {@code TcpEngine}. */
final class TcpConversationTest {
  private final Recording recording = new Recording();
  private final VirtualClock clock = new VirtualClock(0);
  private TcpConversation tcp;

  @BeforeEach
  void connect() {
    Network network = new Network(recording, clock, new Random(1), 14_000, 3_000);
    HostPort client = HostPort.of("192.0.2.1:50000");
    tcp = new TcpConversation(network, client, HostPort.of("192.0.2.2:2598"));
    tcp.connect();
  }

  @Test
  void theHandshakeTakesOneReactionOfEachSide() {
    List<Long> times = recording.finish().stream().map(CapturedFrame::timeMicros).toList();
    assertEquals(List.of(0L, 3_000L, 17_000L), times);
  }

  @Test
  void aLostSegmentIsRepeatedAfterTheTimeout() {
    tcp.nextFates(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
    long sentAt = clock.now();
    tcp.send(CLIENT_TO_SERVER, new byte[10], () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    assertEquals(1, tcp.repeats(CLIENT_TO_SERVER));
    assertEquals(sentAt + 1 + 300_000 + 3_000, clock.now(), 2);
  }

  @Test
  void threeDuplicateAcknowledgementsBringTheSegmentBackBeforeTheTimeout() {
    tcp.nextFates(SERVER_TO_CLIENT, Fate.LOST_BEFORE_RECORDER);
    long sentAt = clock.now();
    tcp.send(SERVER_TO_CLIENT, new byte[6 * TcpConversation.MSS], () -> {});
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    assertTrue(clock.now() - sentAt < 50_000, "took " + (clock.now() - sentAt));
    assertEquals(0, tcp.repeats(SERVER_TO_CLIENT), "the recorder saw the lost segment once");
  }

  @Test
  void aSegmentTheRecorderDropsIsReceivedAndNeverRepeated() {
    tcp.nextFates(CLIENT_TO_SERVER, Fate.NOT_RECORDED);
    Transmission sent = tcp.send(CLIENT_TO_SERVER, new byte[10], () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    clock.advanceMillis(2_000);
    assertFalse(sent.fullyRecorded());
    assertEquals(0, tcp.payloadBytes(CLIENT_TO_SERVER));
  }

  @Test
  void repetitionsInSilenceDoubleTheirWaitsAndEnd() {
    tcp.standingFate(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
    tcp.send(CLIENT_TO_SERVER, new byte[10], () -> {});
    long sentAt = tcp.recorded().get(3).timeMicros();
    clock.advanceMillis(120_000);
    List<Long> waits = new ArrayList<>();
    for (CapturedFrame frame : tcp.recorded().subList(4, tcp.recorded().size())) {
      waits.add((frame.timeMicros() - sentAt) / 1_000);
    }
    assertEquals(List.of(299L, 899L, 2_099L, 4_499L, 9_299L, 18_899L), waits);
  }

  @Test
  void writesAreDeliveredInOrderEvenWhenSegmentsAreNot() {
    List<String> delivered = new ArrayList<>();
    tcp.nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    for (String name : List.of("a", "b", "c")) {
      tcp.send(SERVER_TO_CLIENT, new byte[100], () -> delivered.add(name));
    }
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    assertEquals(List.of("a", "b", "c"), delivered);
  }
}
