package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions in tunnels in tunnels: they break and come back on new connections, which open all
 * layers anew. What happened is known by construction and is what happens without any tunnel.
 */
class NestedSessionsTest {

  private static final String GATEWAY = "203.0.113.10:443";
  private static final String HOST = "gateway.example.com";
  private static final String PAGE = "https://store.example";
  private static final int ECDHE_GCM = 0xc02f;
  private static final int ECDHE_CHACHA20 = 0xcca8;
  private static final int RSA_CBC = 0x003c;
  private static final int TLS13_GCM = 0x1302;
  private static final int TLS13_CHACHA20 = 0x1303;

  @TempDir Path folder;

  /** A stack, as icascope and as the vendor's tools name it, and what makes it. */
  private record Layers(String stack, String citrixStack, Consumer<CgpSession> add) {
    @Override
    public String toString() {
      return stack;
    }
  }

  private static Stream<Layers> layersOfCgp() {
    return Stream.of(
        new Layers("TCP > CGP > ICA", "TCP > CGP > ICA", s -> {}),
        new Layers(
            "TCP > TLS > CGP > ICA",
            "TCP > SSL > CGP > ICA",
            s -> s.overTls(Kind.tls(ECDHE_GCM), HOST)),
        new Layers(
            "TCP > TLS > CGP > ICA",
            "TCP > SSL > CGP > ICA",
            s -> s.overTls(Kind.tls(TLS13_GCM), HOST)),
        new Layers(
            "TCP > TLS > CGP > ICA",
            "TCP > SSL > CGP > ICA",
            s -> s.overTls(new Kind(RSA_CBC, false, true), HOST)),
        new Layers(
            "TCP > TLS > TLS > CGP > ICA",
            "TCP > SSL > SSL > CGP > ICA",
            s -> s.overTls(Kind.tls(TLS13_GCM), HOST).overTls(Kind.tls(RSA_CBC), "vda.example")),
        new Layers(
            "TCP > TLS > WebSocket > CGP > ICA",
            "TCP > SSL > WebSocket > CGP > ICA",
            s -> s.overTls(Kind.tls(TLS13_CHACHA20), HOST).overWebSocket(PAGE)),
        new Layers(
            "TCP > SOCKS5 > CGP > ICA",
            "TCP > SOCKS5 > CGP > ICA",
            s -> s.overSocks("vda.example", 2598)),
        new Layers(
            "TCP > WebSocket > SOCKS5 > CGP > ICA",
            "TCP > WebSocket > SOCKS5 > CGP > ICA",
            s -> s.overWebSocket(PAGE).overSocks("vda.example", 2598)),
        new Layers(
            "TCP > TLS > SOCKS5 > CGP > ICA",
            "TCP > SSL > SOCKS5 > CGP > ICA",
            s -> s.overTls(Kind.tls(ECDHE_CHACHA20), HOST).overSocks("vda.example", 2598)),
        new Layers(
            "TCP > TLS > WebSocket > SOCKS5 > CGP > ICA",
            "TCP > SSL > WebSocket > SOCKS5 > CGP > ICA",
            s ->
                s.overTls(Kind.tls(ECDHE_GCM), HOST)
                    .overWebSocket(PAGE)
                    .overSocks("vda.example", 2598)));
  }

  @ParameterizedTest
  @MethodSource("layersOfCgp")
  void aSessionInsideIsToldLikeOneInTheOpen(Layers layers) throws IOException {
    Scenario scenario = new Scenario("nested");
    CgpSession session = scenario.cgpSession("192.168.20.71:55210", GATEWAY);
    layers.add.accept(session);
    session.connect().run(6).breakBySilence().queueWhileSuspended(2, 1).resume(55211).run(3);
    session.breakByReset(SERVER_TO_CLIENT).idle(1).resumeFrom("192.168.77.9", 55212).run(2);
    session.breakByFin(CLIENT_TO_SERVER).idle(1).resume(55213).run(2).finish();
    Told told = Told.of(scenario, folder);

    assertEquals(layers.stack, told.session().get("stack").asString());
    assertEquals(layers.stack, session.stack());
    assertEquals(layers.citrixStack, told.session().get("citrixStack").asString());
    assertEquals(List.of("primary", "resume", "resume", "resume"), told.roles());
    told.assertFacts(session);
    told.assertNoRemarks();
    if (session.tlsMillis().isPresent()) {
      double millis = told.session().get("setup").get("tlsMs").asDouble();
      assertEquals(session.tlsMillis().getAsDouble(), millis, 0.0005);
    } else {
      assertFalse(told.session().get("setup").has("tlsMs"));
    }
  }

  /** A lost record of TLS costs what it carried; keys go on with the numbers of later records. */
  @ParameterizedTest
  @ValueSource(ints = {ECDHE_GCM, ECDHE_CHACHA20, RSA_CBC, TLS13_GCM})
  void framesThatTheRecorderDroppedCostNoMoreThanInTheOpen(int suite) throws IOException {
    Told open = dropped(s -> {});
    Told sealed = dropped(s -> s.overTls(Kind.tls(suite), HOST));
    assertEquals(List.of("primary", "resume", "resume"), sealed.roles());
    assertEquals(open.types(), sealed.types());
    List<String> codes = open.codes();
    assertEquals(2, codes.stream().filter("cgp.resync"::equals).count());
    List<String> besides = new ArrayList<>(sealed.codes());
    besides.removeIf("tls.records-lost"::equals);
    assertEquals(codes, besides);
  }

  private Told dropped(Consumer<CgpSession> layers) throws IOException {
    Scenario scenario = new Scenario("nested-dropped");
    CgpSession session = scenario.cgpSession("192.168.20.71:55210", GATEWAY);
    layers.accept(session);
    session.connect().run(3);
    session.flows().get(0).nextFates(SERVER_TO_CLIENT, Fate.NOT_RECORDED, Fate.NOT_RECORDED);
    session.run(3).breakByWifiLoss().idle(2).resume(55211).run(2);
    session.flows().get(1).nextFates(CLIENT_TO_SERVER, Fate.NOT_RECORDED);
    session.run(3).breakByReset(SERVER_TO_CLIENT).idle(1).resume(55212).run(1).finish();
    return Told.of(scenario, folder);
  }

  @Test
  void aSessionOverEdtInDtlsResumesInDtlsAndInTls() throws IOException {
    Scenario scenario = new Scenario("nested-dtls");
    CgpSession session = scenario.cgpSession("192.168.20.71:55210", GATEWAY);
    session.overDtls(Kind.dtls(ECDHE_GCM), HOST).overTls(Kind.tls(TLS13_GCM), HOST);
    session.connect().run(6).breakBySilence().queueWhileSuspended(2, 1).resumeOverEdt(55211);
    session.run(3).breakBySilence().resume(55212).run(3).finish();
    Told told = Told.of(scenario, folder);

    assertEquals("UDP > DTLS > EDT > CGP > ICA", told.session().get("stack").asString());
    assertEquals("UDP > DTLS > CGP > ICA", told.session().get("citrixStack").asString());
    assertEquals(List.of("primary", "resume", "migrated"), told.roles());
    told.assertFacts(session);
    told.assertNoRemarks();
    // six flights: hello, cookie, hello, answer, finish, finish (RFC 6347, figure 1)
    List<CapturedFrame> frames = session.flows().get(0).recorded();
    long micros = frames.get(5).timeMicros() - frames.get(0).timeMicros();
    assertEquals(micros / 1000.0, told.session().get("setup").get("tlsMs").asDouble(), 0.0005);
  }

  @Test
  void secureIcaInsideOpenedTlsStaysClosedAndIsNamed() throws IOException {
    Scenario scenario = new Scenario("nested-secure");
    CgpSession session = scenario.secureIcaSession("192.168.20.71:55210", GATEWAY);
    session.overTls(Kind.tls(TLS13_GCM), HOST).connect().run(3).breakByReset(SERVER_TO_CLIENT);
    session.idle(1).resume(55211).run(2).finish();
    Told told = Told.of(scenario, folder);

    assertEquals("TCP > TLS > CGP > ICA", told.session().get("stack").asString());
    assertEquals("secureica", told.session().get("ica").get("encryption").asString());
    told.assertFacts(session);
    told.assertNoRemarks();
    told.assertClosed("ica", "CGP framing only: the steady state is encrypted (SecureICA RC5)");
  }

  @Test
  void contentEncryptedFromEndToEndInsideOpenedTlsIsNamed() throws IOException {
    Scenario scenario = new Scenario("nested-hidden");
    CgpSession session = scenario.cgpSession("192.168.20.71:55210", GATEWAY);
    session.overTls(Kind.tls(ECDHE_GCM), HOST).hiddenFromEndToEnd().connect().run(3);
    session.breakByReset(SERVER_TO_CLIENT).idle(1).resume(55211).run(2).finish();
    Told told = Told.of(scenario, folder);

    assertEquals("TCP > TLS > CGP > ICA", told.session().get("stack").asString());
    assertFalse(told.session().has("ica"));
    told.assertFacts(session);
    told.assertClosed("ica", "CGP framing only: the channel for ICA does not begin with");
  }

  /** A stack without CGP and what makes it. */
  private record Direct(String stack, Consumer<IcaSession> add) {
    @Override
    public String toString() {
      return stack;
    }
  }

  private static Stream<Direct> stacksOfIca() {
    return Stream.of(
        new Direct("TCP > TLS > ICA", s -> s.overTls(Kind.tls(ECDHE_GCM), HOST)),
        new Direct("TCP > SOCKS5 > ICA", s -> s.overSocks("vda.example", 1494)),
        new Direct(
            "TCP > TLS > SOCKS5 > ICA",
            s -> s.overTls(Kind.tls(TLS13_GCM), HOST).overSocks("vda.example", 1494)),
        new Direct(
            "TCP > WebSocket > SOCKS5 > ICA",
            s -> s.overWebSocket(PAGE).overSocks("vda.example", 1494)),
        new Direct(
            "TCP > TLS > WebSocket > SOCKS5 > ICA",
            s ->
                s.overTls(Kind.tls(TLS13_CHACHA20), HOST)
                    .overWebSocket(PAGE)
                    .overSocks("vda.example", 1494)));
  }

  @ParameterizedTest
  @MethodSource("stacksOfIca")
  void icaWithoutCgpComesBackAsANewSession(Direct layers) throws IOException {
    Scenario scenario = new Scenario("nested-ica");
    IcaSession lost = scenario.icaSession("192.168.20.71:55210", GATEWAY, 0);
    layers.add.accept(lost);
    IcaSession next = lost.connect().run(4).reset(SERVER_TO_CLIENT).idle(2).setUpAgain(55211, true);
    next.run(2).finish();
    Told told = Told.of(scenario, folder);

    assertEquals(2, told.document().get("sessions").size());
    for (int i = 0; i < 2; i++) {
      assertEquals(layers.stack, told.document().get("sessions").get(i).get("stack").asString());
    }
    assertEquals(layers.stack, next.stack());
    assertEquals(
        List.of("session.start", "session.end", "session.start", "ica.reconnect", "session.end"),
        told.types());
    assertEquals("acr", told.events("ica.reconnect").get(0).get("kind").asString());
    told.assertNoRemarks();
  }
}
