package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.model.Confidence;
import org.icascope.session.EventDetail.ResumeResult;
import org.junit.jupiter.api.Test;

/** Joining of connections to sessions: protocol notes, section 4, also against its rules. */
class ReconnectTest {

  private final Net net = new Net();

  private Tcp bound() {
    return Cgp.bind(net.at(0).cgp(50000), "T1");
  }

  private Tcp resume(double seconds, int port, String ticket, String newTicket) {
    return Cgp.resume(net.at(seconds).cgp(port), 2, ticket, 2, newTicket);
  }

  @Test
  void gapAndDurationOfAResumeAreCountedFromItsBindRequest() {
    bound().at(5).serverRst();
    Tcp fresh = net.at(7).cgp(50001).handshake().at(7.1).client(Cgp.resumeRequest(2, "T1"));
    long request = net.frame();
    fresh.at(7.35).server(Cgp.bindResponse(2, "T2"));
    Found found = net.finish();
    EventDetail.Reconnect reconnect = found.one(EventDetail.Reconnect.class);
    assertEquals(2100, reconnect.gapMs().getAsDouble(), 0.001);
    assertEquals(250, reconnect.resumeMs().getAsDouble(), 0.001);
    assertEquals(OptionalInt.of(0), reconnect.fromFlow());
    assertEquals(1, reconnect.toFlow());
    assertEquals(request, found.event(EventDetail.Reconnect.class).at().frame());
    assertEquals(Optional.of(false), reconnect.clientAddressChanged());
    assertEquals(Optional.of(false), reconnect.serverAddressChanged());
  }

  @Test
  void attemptsAreCountedFromOneAgainAfterEachSuccess() {
    bound().at(5).serverRst();
    net.at(6).cgp(50001).handshake().client(Cgp.resumeRequest(2, "T1")).at(7).serverRst();
    resume(8, 50002, "T1", "T2").at(20).serverRst();
    resume(21, 50003, "T2", "T3");
    Found found = net.finish();
    assertEquals(
        List.of("1 unanswered", "2 resumed", "1 resumed"),
        found.all(EventDetail.Reconnect.class).stream()
            .map(r -> r.attempt() + " " + r.result().label())
            .toList());
    assertEquals(2, found.cgp().reconnects());
    // 5 to 8 and 20 to 21
    assertEquals(4000, found.cgp().suspendedMs(), 0.001);
    assertEquals(2, found.tracked().incidents().size());
  }

  /** A device on the path answers the SYN with a RST that the client does not believe. */
  private Tcp believedFailed(double seconds, int port) {
    return net.at(seconds).cgp(port).syn().refuse();
  }

  @Test
  void aConnectionThatWasTakenAsRefusedMayStillResume() {
    bound().at(5).serverRst();
    believedFailed(7, 50001).at(7.1).client(Cgp.resumeRequest(2, "T1")).at(7.2).server();
    Found found = net.finishAt(30);
    EventDetail.Reconnect reconnect = found.one(EventDetail.Reconnect.class);
    assertEquals(ResumeResult.UNANSWERED, reconnect.result());
    assertEquals(2100, reconnect.gapMs().getAsDouble(), 0.001);
    assertEquals(1, found.incident().attempts());
  }

  @Test
  void aConnectionThatWasTakenAsRefusedBelongsToTheSessionOfItsTicket() {
    Tcp first = bound();
    Cgp.bind(net.at(1).tcp(Net.CLIENT, 50010, Net.OTHER_SERVER, 2598), "U1");
    first.at(5).serverRst(); // only this one waits
    Tcp late = believedFailed(7, 50001).at(7.1).client(Cgp.resumeRequest(2, "U1"));
    late.at(7.2).server(Cgp.bindResponse(2, "U2"));
    Found found = net.finish();
    EventDetail.Reconnect reconnect = found.one(EventDetail.Reconnect.class);
    assertEquals(ResumeResult.RESUMED, reconnect.result());
    assertEquals(
        List.of(1, 2),
        found.tracked().sessions().stream().map(s -> s.connections().size()).toList());
  }

  @Test
  void theTicketJoinsAcrossClientAndServerAddresses() {
    bound().at(5).serverRst();
    Tcp roamed = net.at(8).tcp(Net.OTHER_CLIENT, 40000, Net.OTHER_SERVER, 2598);
    Cgp.resume(roamed, 2, "T1", 2, "T2");
    Found found = net.finish();
    EventDetail.Reconnect reconnect = found.one(EventDetail.Reconnect.class);
    assertEquals(Optional.of(true), reconnect.clientAddressChanged());
    assertEquals(Optional.of(true), reconnect.serverAddressChanged());
    assertEquals(2, found.session().connections().size());
  }

  @Test
  void twoSessionsBehindOneAddressAreToldApartByTheirTickets() {
    Tcp first = bound();
    Tcp second = Cgp.bind(net.at(1).cgp(50001), "U1");
    second.at(2).client(Cgp.data("b"));
    first.at(3).server(Cgp.data("a")).client();
    first.at(5).serverRst();
    second.serverRst();
    resume(6, 50002, "U1", "U2");
    Cgp.resume(net.at(7).cgp(50003), 3, "T1", 2, "T2");
    Found found = net.finish();
    List<EventDetail.Reconnect> reconnects = found.all(EventDetail.Reconnect.class);
    assertEquals(OptionalInt.of(1), reconnects.get(0).fromFlow());
    assertEquals(2, reconnects.get(0).toFlow());
    assertEquals(OptionalInt.of(0), reconnects.get(1).fromFlow());
    assertEquals(true, found.session(0).clientShared());
    assertEquals(true, found.session(1).clientShared());
  }

  @Test
  void anOldTicketStillNamesItsSession() {
    // the answer with T2 may never have reached the client
    bound().at(5).serverRst();
    resume(6, 50001, "T1", "T2").at(10).serverRst();
    resume(11, 50002, "T1", "T3");
    assertEquals(3, net.finish().session().connections().size());
  }

  @Test
  void aResumeWhileTheOldConnectionIsAliveMovesTheSession() {
    Tcp old = bound().at(5).server(Cgp.data("a")).client();
    Tcp fresh = Cgp.resume(net.at(5.1).cgp(50001), 3, "T1", 2, "T2");
    // what the old connection still brings has no part in the numbering
    old.at(5.2).server(Cgp.data("stray")).client(Cgp.data("stray"));
    fresh.at(5.3).server(Cgp.data("b")).client(Cgp.data("c"));
    Found found = net.finish();
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    // open response, "a", "b"; open request, "c"
    assertEquals(3, found.cgp().trackedServerToClient().getAsLong());
    assertEquals(2, found.cgp().trackedClientToServer().getAsLong());
  }

  @Test
  void aResumeOfAFinishedSessionThatIsRefusedLeavesItClosed() {
    bound().at(5).client(Cgp.finishRequest()).server(Cgp.finishResponse()).clientFin();
    Cgp.resume(net.at(6).cgp(50001), 2, "T1", 0, "");
    Found found = net.finish();
    assertEquals(List.of("session.end", "cgp.reconnect"), found.story());
    assertEquals(List.of("closed"), found.outcomes());
  }

  @Test
  void aResumeOfAFinishedSessionThatIsAcceptedReopensIt() {
    bound().at(5).client(Cgp.finishRequest()).clientFin();
    resume(6, 50001, "T1", "T2").at(7).server(Cgp.data("a"));
    Found found = net.finish();
    assertEquals(List.of("cgp.reconnect"), found.story());
    assertEquals(List.of("active"), found.outcomes());
  }

  @Test
  void aSecondRefusalEndsNothingAgain() {
    bound().at(5).serverRst();
    Cgp.resume(net.at(6).cgp(50001), 2, "T1", 0, "");
    Cgp.resume(net.at(7).cgp(50002), 2, "T1", 0, "");
    Found found = net.finish();
    assertEquals(
        List.of("cgp.suspend", "cgp.reconnect", "session.end", "cgp.reconnect"), found.story());
  }

  @Test
  void theLastOfTwoSessionsWithOneTicketIsResumed() {
    // against the rules; nothing tells them apart
    bound().at(5).serverRst();
    Cgp.bind(net.at(6).cgp(50001), "T1").at(7).serverRst();
    resume(8, 50002, "T1", "T2");
    Found found = net.finish();
    assertEquals(OptionalInt.of(1), found.one(EventDetail.Reconnect.class).fromFlow());
    assertEquals(List.of("suspended", "active"), found.outcomes());
  }

  @Test
  void aResumeWithAnEmptyTicketIsASessionOfItsOwn() {
    bound().at(5).serverRst();
    resume(6, 50001, "", "T2");
    Found found = net.finish();
    assertEquals(2, found.tracked().sessions().size());
    EventDetail.Reconnect reconnect = found.one(EventDetail.Reconnect.class);
    assertEquals(OptionalInt.empty(), reconnect.fromFlow());
    assertEquals(OptionalDouble.empty(), reconnect.gapMs());
    assertEquals(true, found.session(1).alreadyRunning());
  }

  @Test
  void severalResumesWithATicketNeverSeenAreOneSession() {
    net.at(0).cgp(50001).handshake().client(Cgp.resumeRequest(7, "X1")).at(1).serverRst();
    resume(2, 50002, "X1", "X2");
    Found found = net.finish();
    assertEquals(List.of("0 attempt", "1 resume"), found.roles());
    assertEquals(
        List.of("1 unanswered", "2 resumed"),
        found.all(EventDetail.Reconnect.class).stream()
            .map(r -> r.attempt() + " " + r.result().label())
            .toList());
  }

  @Test
  void anUnansweredResumeOfASessionNeverSeenIsNoSuspend() {
    // nothing bound was captured, so nothing bound broke in the capture
    net.at(0).cgp(50001).handshake().client(Cgp.resumeRequest(7, "X1")).at(1).serverRst();
    Found found = net.finishAt(5);
    assertEquals(List.of("cgp.reconnect", "cgp.connect-failed"), found.types());
    assertEquals(OptionalInt.empty(), found.one(EventDetail.Reconnect.class).fromFlow());
    assertEquals(List.of("suspended"), found.outcomes());
  }

  @Test
  void aBindResponseWithoutRequestStartsASession() {
    net.at(0).cgp(50000).handshake().server(Cgp.bindResponse("T1")).at(1).server(Cgp.data("a"));
    Found found = net.finish();
    assertEquals(List.of("session.start"), found.types());
    assertEquals(1, found.cgp().trackedServerToClient().getAsLong());
  }

  @Test
  void aSecondBindResponseIsIgnored() {
    Tcp tcp = bound();
    byte[] second = Cgp.bindResponse(0, "T9");
    // only the message; the signature stands at the start of the stream only
    tcp.at(1).server(java.util.Arrays.copyOfRange(second, 7, second.length)).at(2).serverRst();
    resume(3, 50001, "T1", "T2");
    Found found = net.finish();
    assertEquals(List.of("active"), found.outcomes());
  }

  @Test
  void dataBeforeTheBindResponseIsCountedAndNotARefusal() {
    Tcp tcp = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    tcp.client(Cgp.openRequest()).client(Cgp.data("a")).server(Cgp.bindResponse("T1"));
    tcp.at(1).server(Cgp.openResponse(0, 0));
    Found found = net.finish();
    assertEquals(List.of("session.start"), found.types());
    assertEquals(List.of("active"), found.outcomes());
    assertEquals(2, found.cgp().trackedClientToServer().getAsLong());
    assertEquals(OptionalInt.of(180), found.cgp().timeoutSeconds());
  }

  @Test
  void dataAfterFinishIsCounted() {
    bound().at(5).client(Cgp.finishRequest()).server(Cgp.data("a")).at(6).clientFin();
    Found found = net.finish();
    assertEquals(List.of("closed"), found.outcomes());
    assertEquals(2, found.cgp().trackedServerToClient().getAsLong());
  }

  @Test
  void aResumeWhoseAnswerWasNotCapturedIsSeenByTheServersData() {
    bound().at(1).server(Cgp.data("a")).client().at(5).serverRst();
    Tcp fresh = net.at(6).cgp(50001).handshake().client(Cgp.resumeRequest(3, "T1"));
    fresh.unseen().server(Cgp.bindResponse(2, "T2")).seen();
    for (int i = 0; i < 5; i++) {
      fresh.at(7 + i).server(Cgp.data("b")).client(Cgp.keepAlive());
    }
    Found found = net.finishAt(12);
    EventDetail.Reconnect reconnect = found.one(EventDetail.Reconnect.class);
    assertEquals(ResumeResult.RESUMED, reconnect.result());
    assertEquals(OptionalDouble.empty(), reconnect.resumeMs());
    assertEquals(List.of("active"), found.outcomes());
    assertEquals(Confidence.LIKELY, found.event(EventDetail.Reconnect.class).confidence());
  }
}
