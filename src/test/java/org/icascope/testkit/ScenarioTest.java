package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.protocol.CgpEncoding;
import org.junit.jupiter.api.Test;

/** What the simulation makes true, counted by hand from what each break loses. */
final class ScenarioTest {
  private final Scenario scenario = new Scenario("test");
  private final CgpSession session = scenario.cgpSession("192.0.2.10:50100", "198.51.100.5:2598");

  /** CgpBreak: of five server messages two arrive, of four client messages one. */
  @Test
  void silenceLosesThreeMessagesEachWayAndTrimsWhatArrived() {
    session.connect().run(5);
    long fromClient = session.trackedMessages(CLIENT_TO_SERVER);
    long fromServer = session.trackedMessages(SERVER_TO_CLIENT);
    session.breakBySilence().idle(5).resumeFrom("192.0.2.77", 50200);
    Fact.Replayed server = replay(SERVER_TO_CLIENT);
    assertEquals(List.of(fromServer + 3, fromServer + 5), ends(server));
    assertEquals(2, server.trimmed());
    Fact.Replayed client = replay(CLIENT_TO_SERVER);
    assertEquals(List.of(fromClient + 2, fromClient + 4), ends(client));
    assertEquals(1, client.trimmed());
    assertEquals("identical", client.verified());
  }

  /** Frame 2 bytes, encryption 1, two keys 4: seven bytes a key. */
  @Test
  void bytesOfAReplayAreIcaBytesOnly() {
    session.connect().run(2).breakBySilence().resume(50200);
    assertEquals(3 * 7, replay(CLIENT_TO_SERVER).bytes());
  }

  @Test
  void whatTheRecorderNeverSawIsNoReplay() {
    session.connect().run(3).breakByWifiLoss().idle(5).resume(50200);
    assertEquals(1, scenario.facts(Fact.Replayed.class).size());
    assertEquals(3, replay(SERVER_TO_CLIENT).messages());
  }

  @Test
  void aResetLosesTheMessageOnItsWay() {
    session.connect().run(3).breakByReset(SERVER_TO_CLIENT).idle(1).resume(50200);
    assertEquals(1, replay(CLIENT_TO_SERVER).messages());
    assertEquals(1, scenario.facts(Fact.Replayed.class).size());
  }

  @Test
  void aCloseWithoutFinishLosesNothing() {
    session.connect().run(3).breakByFin(CLIENT_TO_SERVER).idle(1).resume(50200).run(1).finish();
    assertEquals(List.of(), scenario.facts(Fact.Replayed.class));
    assertEquals("closed", session.outcome());
  }

  @Test
  void attemptsCountFromOneAgainAfterASuccess() {
    session.connect().run(1).breakByReset(CLIENT_TO_SERVER).resumeUnanswered(50101, 4);
    session.resume(50102).run(1).breakByReset(SERVER_TO_CLIENT).resumeRefused(50103);
    List<Fact.Reconnected> attempts = scenario.facts(Fact.Reconnected.class);
    assertEquals(List.of(1, 2, 1), attempts.stream().map(Fact.Reconnected::attempt).toList());
    assertEquals(
        List.of("unanswered", "resumed", "refused"),
        attempts.stream().map(Fact.Reconnected::result).toList());
    assertEquals("refused", session.outcome());
  }

  @Test
  void plainEncodingAndTicketsAndIpv6WorkThroughABreakToo() {
    Scenario other = new Scenario("plain");
    CgpSession plain = other.cgpSession("[2001:db8::10]:50100", "[2001:db8::5]:2598");
    plain.encoding(CgpEncoding.PLAIN).withStaTicket(";40;STA1;0123456789ABCDEF").connect();
    plain.run(10).breakBySilence().resume(50200).run(5).closeChannel();
    assertEquals("closed", plain.outcome());
    assertEquals(2, other.facts(Fact.Replayed.class).size());
    assertTrue(new Truth(other, "plain.pcap").json().contains("\"staTicket\" : true"));
  }

  @Test
  void everyFailedAttemptIsNamedByItsCauseAndMayEndOn1494() {
    session.attemptRefused(50001).attemptUnanswered(50002, 3).attemptNotCgp(50003);
    session.attemptWithoutSignature(50004, 10).attemptChannelRefused(50005);
    IcaSession fallback = session.fallBackTo1494(50006).run(2).finish();
    List<String> causes =
        List.of("refused", "unanswered", "not-cgp", "no-signature", "channel-refused");
    assertEquals(
        causes,
        scenario.facts(Fact.ConnectFailed.class).stream().map(Fact.ConnectFailed::cause).toList());
    Fact.FellBack fact = scenario.facts(Fact.FellBack.class).get(0);
    assertEquals(causes, fact.causes());
    assertEquals(fallback.flow(), fact.to());
    assertEquals(5, fact.failed().size());
  }

  @Test
  void aSessionThatNobodyResumesIsTimedOutOnlyWhenSomebodyTried() {
    session.connect().run(1).breakByReset(SERVER_TO_CLIENT).idle(200).timeRunsOut();
    assertEquals("no-resume-seen", session.outcome());
    CgpSession other = scenario.cgpSession("192.0.2.11:50100", "198.51.100.5:2598");
    other.connect().run(1).breakByReset(SERVER_TO_CLIENT).attemptRefused(50101).timeRunsOut();
    assertEquals("timed-out", other.outcome());
    assertEquals(2, scenario.facts(Fact.TimedOut.class).size());
  }

  /** The lost connection ends with the RST; from there on the clock stands 50 ms, then 3 s. */
  @Test
  void aNewSetUpIsCountedFromTheEndOfTheOldOne() {
    IcaSession lost = scenario.icaSession("192.0.2.12:50100", "198.51.100.5:1494", 0);
    lost.connect().run(1).reset(SERVER_TO_CLIENT).idle(3).setUpAgain(50101, true).finish();
    Fact.SetUpAgain fact = scenario.facts(Fact.SetUpAgain.class).get(0);
    assertEquals(3_050_000, fact.gapMicros());
    assertTrue(fact.automatic());
  }

  @Test
  void bothWaysInMayFail() {
    session.attemptRefused(50001).icaUnanswered(50002, 2);
    assertEquals(
        List.of(new Fact.Blocked("refused", "unanswered")), scenario.facts(Fact.Blocked.class));
    assertEquals(4, scenario.frames().size()); // SYN, RST, two SYNs
  }

  /** The handshake and whatever else comes in the first two seconds is missing. */
  @Test
  void aRecorderThatStartsLateSeesTheSessionInPart() {
    scenario.recordFrom(2);
    session.connect().run(4).finish();
    assertTrue(session.partlySeen());
    assertTrue(scenario.frames().get(0).timeMicros() >= scenario.micros(2));
  }

  /** Ethernet, VLAN tag, IPv4 and TCP with its options take 70 bytes of a SYN. */
  @Test
  void aRecorderMaySeeTagsAndCutFrames() {
    scenario.vlan(7).snapLength(64);
    session.attemptRefused(50001);
    var syn = scenario.frames().get(0);
    assertEquals(64, syn.bytes().length);
    assertEquals(70, syn.originalLength());
    assertEquals("81000007", HexFormat.of().formatHex(syn.bytes(), 12, 16));
  }

  @Test
  void theSameCallsGiveTheSameBytes() {
    assertArrayEquals(bytesOfARun(), bytesOfARun());
  }

  private static byte[] bytesOfARun() {
    Scenario scenario = new Scenario("same");
    scenario.cgpSession("192.0.2.1:50001", "198.51.100.5:2598").connect().run(5).finish();
    return scenario.pcapng();
  }

  private Fact.Replayed replay(Direction direction) {
    return scenario.facts(Fact.Replayed.class).stream()
        .filter(fact -> fact.direction() == direction)
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> ends(Fact.Replayed replay) {
    return List.of(replay.fromMessage(), replay.toMessage());
  }
}
