package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.icascope.session.EventDetail.Replay;
import org.icascope.session.EventDetail.Verified;
import org.junit.jupiter.api.Test;

/** Traces of a part of each packet: what lies behind the cut is not taken as not said. */
class CutSessionTest {

  /** A signature and the first bytes of a bind: its ticket lies behind them. */
  private static final int BEFORE_TICKET = 20;

  private final Net net = new Net();

  @Test
  void anAnswerThatIsCutIsNoMissingAnswer() {
    Tcp tcp = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    tcp.cut(BEFORE_TICKET).server(Cgp.bindResponse("T1")).at(1).clientFin().serverFin();
    assertEquals(0, net.finishAt(30).count("cgp.connect-failed"));
  }

  @Test
  void aResumeOfWhichOnlyTheRefusalWasReadIsNoNewSession() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    Tcp fresh = net.at(6).cgp(50001).handshake();
    fresh.cut(BEFORE_TICKET).client(Cgp.resumeRequest(2, "T1"));
    fresh.whole().server(Cgp.bindResponse(0, "")).at(7).clientFin().serverFin();
    Found found = net.finishAt(30);
    assertEquals(1, found.count("session.start"));
    assertEquals(1, found.count("cgp.suspend"));
    assertEquals(0, found.count("cgp.connect-failed"));
  }

  @Test
  void aResumeOfWhichOnlyTheAnswerWasReadBeginsNoSession() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    Tcp fresh = net.at(6).cgp(50001).handshake();
    fresh.cut(BEFORE_TICKET).client(Cgp.resumeRequest(2, "T1"));
    fresh.whole().server(Cgp.bindResponse(2, "T2"), Cgp.data("s")).client(Cgp.data("c"));
    Found found = net.finish();
    assertEquals(1, found.count("session.start"));
    assertTrue(found.tracked().sessions().get(1).alreadyRunning());
  }

  /** A signature has 7 bytes. */
  @Test
  void aSetUpBehindTheCutIsNotSaidToLieBeforeTheCapture() {
    byte[] data = Cgp.all(Cgp.data("a"), Cgp.data("b"), Cgp.data("c"), Cgp.data("d"));
    Tcp tcp = net.at(0).cgp(50000).handshake();
    tcp.cut(6).client(Cgp.bindRequest()).server(Cgp.bindResponse("T1"));
    tcp.whole().server(data, data).client(data, data);
    assertTrue(beginning(net).startsWith("the set-up of the session was not read: it lies behind"));
    Net late = new Net();
    tcp = late.at(0).cgp(50000).server(data, data).client(data, data);
    tcp.cut(6).at(1).server(data).whole().client(data).server(data);
    assertTrue(
        beginning(late).startsWith("the set-up of the session was not seen: it began before"));
  }

  private static String beginning(Net net) {
    Session session = net.finish().session();
    assertTrue(session.alreadyRunning());
    assertEquals(2, session.notDecoded().size(), "the set-up, and that frames are cut");
    return session.notDecoded().get(0).reason();
  }

  @Test
  void whatABindHasBehindItsCutIsNotSaidToBeMissing() {
    byte[] request = Cgp.bindRequest();
    Tcp tcp = net.at(0).cgp(50000).handshake();
    tcp.cut(request.length - 1).client(request).whole();
    Cgp.channel(tcp.server(Cgp.bindResponse("T1"))).at(5).serverRst();
    Cgp.channel(Cgp.resume(net.at(6).cgp(50001), 2, "T1", 2, "T2"));
    assertFalse(net.finish().cgp().staTicket().isPresent());
  }

  @Test
  void aReplayBehindACutIsMeasuredByTheFirstTransmission() {
    byte[] first = Cgp.data("aa");
    byte[] second = Cgp.data("bbb");
    byte[] third = Cgp.data("cccc");
    Cgp.bind(net.at(0).cgp(50000), "T1").server(first, second, third).client().at(5).serverRst();
    Tcp fresh = Cgp.resume(net.at(6).cgp(50001), 2, "T1", 2, "T2");
    fresh.cut(first.length + second.length);
    fresh.server(Cgp.all(first, second, third, Cgp.data("waited"))).at(9).server(Cgp.data("n"));
    Found found = net.finish();
    Replay replay = found.one(Replay.class);
    assertEquals(3, replay.messages());
    assertEquals(9, replay.bytes());
    assertEquals(Verified.NOT_SEEN, replay.verified());
    assertFalse(replay.catchUpMs().isPresent());
    assertFalse(found.cgp().trackedServerToClient().isPresent());
    assertTrue(found.cgp().numbersAssumed());
  }
}
