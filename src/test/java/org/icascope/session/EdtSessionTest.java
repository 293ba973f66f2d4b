package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.SuspendCause;
import org.junit.jupiter.api.Test;

/** Sessions whose CGP lies in EDT. Flows are numbered in order of first packet, from 0. */
class EdtSessionTest {

  private final Net net = new Net();

  @Test
  void cgpInEdtIsASessionWithBothNamesOfItsStack() {
    net.at(0).edt(50000).bind("T1").client(Cgp.data("a")).server(Cgp.data("b"));
    Found found = net.finishAt(2);
    assertEquals("UDP > EDT > CGP > ICA", found.session().stack());
    assertEquals("UDP > CGP > ICA", found.session().citrixStack());
    assertEquals(List.of("edt", "cgp", "ica"), found.session().layers());
    assertEquals(OptionalLong.of(2), found.cgp().trackedClientToServer());
    assertEquals(List.of("session.start"), found.types());
    assertTrue(found.diagnostics().stream().allMatch(d -> d.code().equals("ica.mid-session")));
  }

  @Test
  void finishAndShutdownCloseTheSession() {
    net.at(0).edt(50000).bind("T1").client(Cgp.finishRequest()).server(Cgp.finishResponse());
    net.at(1).edt(50000).clientShutdown();
    Found found = net.finishAt(5);
    assertEquals(List.of("session.end"), found.story());
    assertEquals(Outcome.CLOSED, found.session().outcome());
  }

  @Test
  void shutdownWithoutFinishSuspendsLikeAFin() {
    net.at(0).edt(50000).bind("T1").at(3).clientShutdown();
    Found found = net.finishAt(5);
    Suspend suspend = found.one(Suspend.class);
    assertEquals(SuspendCause.FIN, suspend.cause());
    assertEquals(Net.nanos(3), found.event(Suspend.class).timeNanos());
    assertTrue(found.event(Suspend.class).summary().contains("shut down by the client"));
  }

  @Test
  void aResumeInANewEdtFlowJoinsItsSession() {
    net.at(0).edt(50000).bind("T1").client(Cgp.data("a"));
    net.at(20).edt(50001).resume(2, "T1", 3, "T2").client(Cgp.data("b"));
    Found found = net.finishAt(21);
    assertEquals(List.of("0 primary", "1 resume"), found.roles());
    Reconnect reconnect = found.one(Reconnect.class);
    assertEquals(ResumeResult.RESUMED, reconnect.result());
    assertEquals(OptionalInt.of(0), reconnect.fromFlow());
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals(SuspendCause.SILENCE, found.one(Suspend.class).cause());
  }

  @Test
  void aResumeOverTcpMigratesTheSession() {
    net.at(0).edt(50000).bind("T1").client(Cgp.data("a"));
    Cgp.resume(net.at(20).cgp(50001), 2, "T1", 3, "T2");
    Found found = net.finishAt(21);
    assertEquals(List.of("0 primary", "1 migrated"), found.roles());
    assertEquals("UDP > EDT > CGP > ICA", found.session().stack());
    assertEquals(1, found.cgp().reconnects());
  }

  @Test
  void aResumeOverEdtMigratesASessionBackToIt() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    net.at(10).edt(50001).resume(2, "T1", 2, "T2");
    assertEquals(List.of("0 primary", "1 migrated"), net.finishAt(11).roles());
  }

  @Test
  void signsOfLifeOfEdtAreNoProgress() {
    Edt edt = net.at(0).edt(50000).bind("T1").client(Cgp.data("a"));
    for (int second = 1; second < 20; second++) {
      edt.at(second).clientKeepAlive(); // the server is gone
    }
    net.at(20).edt(50001).resume(2, "T1", 3, "T2");
    Found found = net.finishAt(21);
    assertEquals(Net.nanos(0), found.event(Suspend.class).timeNanos());
    assertEquals(20_000, found.one(Reconnect.class).gapMs().orElseThrow(), 0.001);
  }

  @Test
  void aSessionWithoutCgpKeepAlivesIsAliveWhileEdtIs() {
    Edt edt = quiet(net);
    for (int second = 1; second < 30; second++) {
      edt.at(second).clientKeepAlive().serverKeepAlive();
    }
    assertEquals(List.of(), net.finishAt(31).story());
  }

  @Test
  void aSessionWithoutCgpKeepAlivesIsSuspendedWhenOneSideOfEdtFallsSilent() {
    Edt edt = quiet(net);
    for (int second = 1; second < 12; second++) {
      edt.at(second).clientKeepAlive();
    }
    assertEquals(List.of("cgp.suspend"), net.finishAt(12).story());
  }

  private static Edt quiet(Net net) {
    return net.at(0)
        .edt(50000)
        .handshake()
        .client(Cgp.bindRequest())
        .server(Cgp.bindResponse(0, "T1", 180, 0))
        .client(Cgp.openRequest())
        .server(Cgp.openResponse(0, 0));
  }

  @Test
  void anEdtAttemptThatNobodyAnswersIsAFailedStart() {
    net.at(0).edt(50000).request().at(1).request().at(2).request();
    Found found = net.finishAt(10);
    assertEquals(List.of("cgp.connect-failed"), found.types());
    EventDetail.ConnectFailed failed = found.one(EventDetail.ConnectFailed.class);
    assertEquals(ConnectFailure.UNANSWERED, failed.cause());
    assertEquals(IncidentCause.CGP_UNANSWERED, found.incident().cause());
  }

  @Test
  void anEdtConnectionOnWhichTheBindIsNotAnsweredHung() {
    net.at(0).edt(50000).handshake().client(Cgp.bindRequest());
    Found found = net.finishAt(20);
    assertEquals(ConnectFailure.NO_SIGNATURE, found.one(EventDetail.ConnectFailed.class).cause());
  }

  @Test
  void otherContentInEdtIsNoSession() {
    net.at(0).edt(50000).handshake().client(new byte[50]).server(new byte[50]);
    Found found = net.finishAt(20);
    assertEquals(List.of(), found.tracked().sessions());
    assertTrue(found.tracked().flows().isEmpty());
    assertEquals(Optional.empty(), found.types().stream().findFirst());
  }
}
