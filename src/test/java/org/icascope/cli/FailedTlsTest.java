package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TlsTalk;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.SealedTls;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.testkit.protocol.TlsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tls-handshake-failed} and {@code rendezvous-tls-failed}, by whole captures. */
class FailedTlsTest {

  private static final String RULE = "tls-handshake-failed";
  private static final String RENDEZVOUS = "rendezvous-tls-failed";
  private static final String GATEWAY = "10.10.5.40:443";
  private static final String NAME = "gateway.example.com";

  /** Numbers of suites by the registry of IANA. */
  private static final int TLS_AES_128_GCM_SHA256 = 0x1301;

  private static final int TLS_RSA_WITH_AES_128_GCM_SHA256 = 0x009c;

  /** Descriptions of alerts, RFC 8446 appendix B.2. */
  private static final int HANDSHAKE_FAILURE = 40;

  private static final int UNKNOWN_CA = 48;

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("failed-tls");
  private final TlsWriter writer = new TlsWriter(7);

  private ScenarioCapture capture() throws IOException {
    return ScenarioCapture.of(scenario, folder);
  }

  /** Somebody gets in, so the server is known as a gateway. */
  private void session() {
    scenario
        .cgpSession("10.1.1.7:50001", GATEWAY, 1)
        .overTls(Kind.tls(TLS_AES_128_GCM_SHA256), NAME)
        .connect()
        .run(10)
        .finish();
  }

  /** A connection on which the client says hello. */
  private TcpConversation hello(double second, String client, String server, byte[] hello) {
    network = scenario.network(second);
    TcpConversation tcp =
        new TcpConversation(network, HostPort.of(client), HostPort.of(server)).connect();
    return say(tcp, CLIENT_TO_SERVER, hello);
  }

  private Network network;

  private TcpConversation hello(double second, String client, String server, String name) {
    return hello(second, client, server, writer.clientHello(name));
  }

  private static TcpConversation say(TcpConversation tcp, Direction direction, byte[] bytes) {
    tcp.send(direction, bytes, () -> {});
    tcp.awaitDelivery(direction);
    return tcp;
  }

  private void refused(double second, String client, String server, String name) {
    TcpConversation tcp = hello(second, client, server, name);
    say(tcp, SERVER_TO_CLIENT, writer.fatal(HANDSHAKE_FAILURE)).close(SERVER_TO_CLIENT);
  }

  @Test
  void anAlertOfTheGatewayIsToldWithWhatWasOffered() throws IOException {
    session();
    refused(20, "10.1.1.8:50002", GATEWAY, NAME);
    refused(25, "10.1.1.9:50003", GATEWAY, NAME);
    ScenarioCapture capture = capture();
    JsonNode finding = capture.finding(RULE);
    assertEquals("warning", finding.get("severity").asString());
    assertEquals("certain", finding.get("confidence").asString());
    assertEquals("server", finding.get("closedBy").asString());
    assertEquals(2, finding.get("figures").get("clients").asInt());
    assertEquals("tcp.stream in {1, 2}", finding.get("filter").asString());
    assertEquals(4, finding.get("evidenceCount").asInt());
    assertEquals(
        "TLS of 2 clients with 10.10.5.40:443 fails (handshake_failure by the server)",
        finding.get("title").asString());
    String text = finding.get("explanation").asString();
    assertTrue(text.contains("TLS 1.2 and 3 suites (TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"), text);
    assertTrue(text.contains("no suite or key exchange in common"), text);
    JsonNode tls = capture.json("analyze").get("flows").get(1).get("tls");
    assertEquals("server", tls.get("alertFrom").asString());
  }

  /** The same failure of a web server, which has no sessions. */
  @Test
  void anyOtherServerOn443IsNobodysBusiness() throws IOException {
    session();
    refused(20, "10.1.1.8:50002", "10.10.9.9:443", "www.example.com");
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(RULE));
    assertEquals(List.of(), capture.findings(RULE, "--all-flows"));
    assertEquals(1, capture.json("analyze").get("flows").size());
  }

  /** The same gateway by another address. */
  @Test
  void theNameOfTheGatewayIsEnough() throws IOException {
    session();
    refused(20, "10.1.1.8:50002", "10.10.5.41:443", NAME);
    assertEquals("10.10.5.41:443", capture().finding(RULE).get("servers").get(0).asString());
  }

  @Test
  void aPortThatTheUserNamedIsEnough() throws IOException {
    refused(20, "10.1.1.8:50002", "10.10.5.41:8443", "other.example.com");
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(RULE));
    assertEquals(List.of(), capture.findings(RULE, "--all-flows"));
    assertEquals(1, capture.findings(RULE, "--port", "8443=tls").size());
  }

  /** Neither the name nor the client is known. */
  @Test
  void aStrangerMayBeAScanner() throws IOException {
    session();
    refused(20, "203.0.113.99:50002", GATEWAY, "203.0.113.1");
    JsonNode finding = capture().finding(RULE);
    assertEquals("notice", finding.get("severity").asString());
    assertEquals("possible", finding.get("confidence").asString());
  }

  @Test
  void aClientThatDoesNotTrustTheCertificateIsTold() throws IOException {
    session();
    TcpConversation tcp = hello(20, "10.1.1.8:50002", GATEWAY, NAME);
    say(tcp, SERVER_TO_CLIENT, writer.serverFlight());
    say(tcp, CLIENT_TO_SERVER, writer.fatal(UNKNOWN_CA)).close(CLIENT_TO_SERVER);
    JsonNode finding = capture().finding(RULE);
    assertTrue(finding.get("title").asString().endsWith("(unknown_ca by the client)"));
    assertTrue(finding.get("remedy").asString().startsWith("Check the certificate of the gateway"));
    assertEquals("client", finding.get("closedBy").asString());
  }

  /** In TLS 1.3 the client's alert is encrypted; it is told by its length. */
  @Test
  void anEncryptedAlertInThePlaceOfFinishedIsLikely() throws IOException {
    session();
    tls13(20, 19).close(CLIENT_TO_SERVER);
    JsonNode finding = capture().finding(RULE);
    assertEquals("likely", finding.get("confidence").asString());
    assertTrue(finding.get("title").asString().endsWith("(refused by the client)"));
  }

  /** 53 bytes are a Finished with SHA-256. */
  @Test
  void aFinishedIsNoAlert() throws IOException {
    session();
    tls13(20, 53).close(CLIENT_TO_SERVER);
    assertEquals(List.of(), capture().findings(RULE));
  }

  /** Up to the flight of the server, and then one protected record of the client. */
  private TcpConversation tls13(double second, int bytes) {
    List<SealedTls.Flight> flights =
        new SealedTls(Kind.tls(TLS_AES_128_GCM_SHA256), new Random(3)).handshake(NAME);
    TcpConversation tcp = hello(second, "10.1.1.8:50002", GATEWAY, flights.get(0).bytes());
    say(tcp, SERVER_TO_CLIENT, flights.get(1).bytes());
    return say(tcp, CLIENT_TO_SERVER, writer.sealed(bytes));
  }

  @Test
  void aServerThatClosesInTheMiddleIsTold() throws IOException {
    session();
    TcpConversation tcp = hello(20, "10.1.1.8:50002", GATEWAY, NAME);
    tcp.resetWindow(SERVER_TO_CLIENT, 9811).reset(SERVER_TO_CLIENT);
    JsonNode finding = capture().finding(RULE);
    assertEquals("certain", finding.get("confidence").asString());
    assertTrue(finding.get("explanation").asString().contains("9811"), finding.toString());
  }

  /** So ends the loser of a race of EDT and TCP. */
  @Test
  void aClientThatLeavesInTheMiddleIsNot() throws IOException {
    session();
    TcpConversation tcp = hello(20, "10.1.1.8:50002", GATEWAY, NAME);
    say(tcp, SERVER_TO_CLIENT, writer.serverFlight()).reset(CLIENT_TO_SERVER);
    hello(30, "10.1.1.8:50003", GATEWAY, NAME).close(CLIENT_TO_SERVER);
    assertEquals(List.of(), capture().findings(RULE));
  }

  @Test
  void aConnectionThatWorkedIsNot() throws IOException {
    session();
    new TlsTalk(scenario, 20, 5)
        .connect(HostPort.of("10.1.1.8:50002"), HostPort.of(GATEWAY), NAME)
        .work(3, 1)
        .close();
    assertEquals(List.of(), capture().findings(RULE));
  }

  /** The client waits and gives up 5.1 s after its hello; or 4.9 s. */
  @Test
  void theSilenceOfTheServerCountsFromTlsHelloSecondsOn() throws IOException {
    session();
    silence(20, 50002, 5.1);
    silence(40, 50003, 4.9);
    ScenarioCapture capture = capture();
    JsonNode finding = capture.finding(RULE);
    assertEquals(1, finding.get("figures").get("handshakes").asInt());
    assertEquals("likely", finding.get("confidence").asString());
    Path rules = Files.writeString(folder.resolve("my.rules"), "tls-hello.seconds = 4.8\n");
    JsonNode both = capture.finding(RULE, "--rules", rules.toString());
    assertEquals(2, both.get("figures").get("handshakes").asInt());
  }

  private void silence(double second, int port, double seconds) {
    TcpConversation tcp = hello(second, "10.1.1.8:" + port, GATEWAY, NAME);
    network.clock().advanceMillis(seconds * 1000 - 14); // the hello travels, too
    tcp.close(CLIENT_TO_SERVER);
  }

  /** 10.10.5.31 is a delivery agent: it has a session. */
  @Test
  void anAgentThatCannotReachTheGatewayServiceIsTold() throws IOException {
    scenario.cgpSession("10.10.5.40:40001", "10.10.5.31:2598", 1).connect().run(5).finish();
    byte[] hello =
        new SealedTls(Kind.tls(TLS_RSA_WITH_AES_128_GCM_SHA256), new Random(3))
            .handshake("rdvz.g.nssvc.net")
            .get(0)
            .bytes();
    TcpConversation tcp = hello(20, "10.10.5.31:50002", "203.0.113.20:443", hello);
    say(tcp, SERVER_TO_CLIENT, writer.fatal(HANDSHAKE_FAILURE)).close(SERVER_TO_CLIENT);
    ScenarioCapture capture = capture();
    JsonNode finding = capture.finding(RENDEZVOUS);
    assertEquals("likely", finding.get("confidence").asString());
    assertEquals(
        "10.10.5.31 dials out to the gateway service, and TLS fails once: it offers no ECDHE",
        finding.get("title").asString());
    assertEquals(List.of(), capture.findings(RULE));
  }

  @Test
  void anAgentThatReachesItIsNot() throws IOException {
    scenario.cgpSession("10.10.5.40:40001", "10.10.5.31:2598", 1).connect().run(5).finish();
    new TlsTalk(scenario, 20, 5)
        .connect(HostPort.of("10.10.5.31:50002"), HostPort.of("203.0.113.20:443"), "a.g.nssvc.net")
        .work(3, 1)
        .close();
    refused(40, "10.10.5.31:50003", "203.0.113.21:443", "www.nssvc.net.example.com");
    assertEquals(List.of(), capture().findings(RENDEZVOUS));
  }
}
