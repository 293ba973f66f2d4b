package org.icascope.app;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.icascope.cli.CommandForTests;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NestedSessionsTest {
  @TempDir Path folder;

  record Case(String stack, String citrixStack, String server, Consumer<CgpSession> layers) {
    @Override
    public String toString() {
      return stack;
    }
  }

  private static final String HOST = "gateway.example.com";

  static Stream<Case> tcp() {
    return Stream.of(
        new Case(
            "TCP > TLS > CGP > ICA",
            "TCP > SSL > CGP > ICA",
            "203.0.113.10:443",
            s -> s.overTls(Kind.tls(0xc02f), HOST)),
        new Case(
            "TCP > TLS > CGP > ICA",
            "TCP > SSL > CGP > ICA",
            "203.0.113.10:443",
            s -> s.overTls(Kind.tls(0x1302), HOST)),
        new Case(
            "TCP > TLS > CGP > ICA",
            "TCP > SSL > CGP > ICA",
            "203.0.113.10:443",
            s -> s.overTls(new Kind(0xc028, false, true), HOST)),
        new Case(
            "TCP > TLS > WebSocket > CGP > ICA",
            "TCP > SSL > WebSocket > CGP > ICA",
            "203.0.113.10:443",
            s -> s.overTls(Kind.tls(0x1301), HOST).overWebSocket("https://a.example")),
        new Case(
            "TCP > TLS > TLS > CGP > ICA",
            "TCP > SSL > SSL > CGP > ICA",
            "203.0.113.10:443",
            s -> s.overTls(Kind.tls(0x1301), HOST).overTls(Kind.tls(0x002f), HOST)),
        new Case(
            "TCP > WebSocket > SOCKS5 > CGP > ICA",
            "TCP > WebSocket > SOCKS5 > CGP > ICA",
            "10.10.5.19:8008",
            s -> s.overWebSocket("https://a.example").overSocks("vda.example", 2598)),
        new Case(
            "TCP > TLS > SOCKS5 > CGP > ICA",
            "TCP > SSL > SOCKS5 > CGP > ICA",
            "203.0.113.10:443",
            s -> s.overTls(Kind.tls(0xcca8), HOST).overSocks("vda.example", 2598)),
        new Case(
            "TCP > TLS > WebSocket > SOCKS5 > CGP > ICA",
            "TCP > SSL > WebSocket > SOCKS5 > CGP > ICA",
            "203.0.113.10:443",
            s ->
                s.overTls(Kind.tls(0xcca8), HOST)
                    .overWebSocket("https://a.example")
                    .overSocks("vda.example", 2598)));
  }

  @ParameterizedTest
  @MethodSource("tcp")
  void x(Case c) throws IOException {
    Scenario scenario = new Scenario("nested");
    CgpSession session = scenario.cgpSession("192.168.20.71:55210", c.server);
    c.layers.accept(session);
    session.connect().run(6).breakBySilence().queueWhileSuspended(2, 1).resume(55211).run(3);
    session.breakByReset(SERVER_TO_CLIENT).idle(1).resume(55212).run(2).finish();
    JsonNode d = analyze(scenario);
    System.out.println(d.get("sessions").toPrettyString());
    System.out.println(d.get("events").toPrettyString());
    System.out.println(d.get("diagnostics").toPrettyString());
  }

  private JsonNode analyze(Scenario scenario) throws IOException {
    Path file = folder.resolve("nested.pcapng");
    Files.write(file, scenario.pcapng());
    Files.write(Path.of("/tmp/nested.pcapng"), scenario.pcapng());
    var r =
        CommandForTests.run(
            java.io.InputStream.nullInputStream(),
            List.of("analyze", "--format", "json", file.toString()));
    return new JsonMapper().readTree(r.out());
  }
}
