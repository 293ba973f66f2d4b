package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TlsTalk;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code icascope inventory}. */
class InventoryTest {

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("inventory");

  private ScenarioCapture capture() throws IOException {
    return ScenarioCapture.of(scenario, folder);
  }

  /** {@code 10.10.5.31 virtual delivery agent (protocol)}. */
  private static Set<String> components(JsonNode inventory) {
    Set<String> components = new TreeSet<>();
    for (JsonNode component : inventory.get("components")) {
      for (JsonNode role : component.get("roles")) {
        components.add(
            "%s %s (%s)"
                .formatted(
                    component.get("ip").asString(),
                    role.get("role").asString(),
                    role.get("evidence").asString()));
      }
    }
    return components;
  }

  /** {@code 10.1.1.7 > 10.10.5.31 tcp 2598 open (protocol)}. */
  private static Set<String> paths(JsonNode inventory) {
    Set<String> paths = new TreeSet<>();
    for (JsonNode path : inventory.get("paths")) {
      paths.add(
          "%s > %s %s %d %s (%s)"
              .formatted(
                  path.get("client").get("ip").asString(),
                  path.get("server").get("ip").asString(),
                  path.get("transport").asString(),
                  path.get("server").get("port").asInt(),
                  path.get("result").asString(),
                  path.get("evidence").asString()));
    }
    return paths;
  }

  private void session() {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(5).finish();
  }

  private void talk(double second, String client, String server) {
    ScenarioCapture.tcp(scenario, second, client, server).connect().close(CLIENT_TO_SERVER);
  }

  @Test
  void protocolsNameTheEndsOfASession() throws IOException {
    session();
    JsonNode inventory = capture().json("inventory");
    assertEquals("icascope/inventory/1", inventory.get("schema").asString());
    assertEquals(
        Set.of("10.1.1.7 client (protocol)", "10.10.5.31 virtual delivery agent (protocol)"),
        components(inventory));
    assertEquals(Set.of("10.1.1.7 > 10.10.5.31 tcp 2598 open (protocol)"), paths(inventory));
    assertEquals(1, inventory.get("portMatrix").size());
  }

  @Test
  void aPortAloneIsCalledSo() throws IOException {
    session();
    talk(2, "10.10.5.31:50010", "10.10.1.9:27000");
    talk(2, "10.99.1.1:50011", "10.99.1.2:2598");
    JsonNode inventory = capture().json("inventory");
    assertTrue(components(inventory).contains("10.10.1.9 license server (port only)"));
    assertTrue(components(inventory).contains("10.99.1.2 virtual delivery agent (port only)"));
    assertTrue(paths(inventory).contains("10.99.1.1 > 10.99.1.2 tcp 2598 open (port only)"));
  }

  @Test
  void pathsTriedInVainAreMarkedAndComeFirst() throws IOException {
    session();
    ScenarioCapture.tcp(scenario, 2, "10.10.5.31:50010", "10.10.1.9:27000").connectUnanswered(3);
    ScenarioCapture.tcp(scenario, 2, "10.10.5.31:50011", "10.10.1.9:7279").connectRefused();
    ScenarioCapture capture = capture();
    assertTrue(
        paths(capture.json("inventory"))
            .containsAll(
                Set.of(
                    "10.10.5.31 > 10.10.1.9 tcp 27000 silent (port only)",
                    "10.10.5.31 > 10.10.1.9 tcp 7279 refused (port only)")));
    List<String> text = capture.text("inventory");
    assertEquals("3 hosts and 3 paths between them; 2 were tried in vain (!).", text.get(0));
    List<String> marked = text.stream().filter(line -> line.startsWith("!")).toList();
    assertEquals(2, marked.size());
    assertTrue(text.indexOf(marked.get(1)) < indexOf(text, "   10.1.1.7 "), text::toString);
  }

  private static int indexOf(List<String> lines, String start) {
    return (int) lines.stream().takeWhile(line -> !line.startsWith(start)).count();
  }

  @Test
  void whatEverybodyUsesIsNotOfCitrix() throws IOException {
    talk(1, "10.1.1.7:50001", "10.1.1.1:443");
    talk(1, "10.1.1.7:50002", "10.1.1.1:80");
    talk(1, "10.1.1.7:50003", "10.1.1.2:389");
    talk(1, "10.1.1.7:50004", "10.1.1.3:1433");
    ScenarioCapture capture = capture();
    assertEquals(Set.of(), components(capture.json("inventory")));
    assertTrue(capture.text("inventory").get(0).startsWith("No Citrix component was found"));
  }

  @Test
  void whatADeliveryAgentDoesOnCommonPortsInsideIsNamedWithCare() throws IOException {
    session();
    talk(2, "10.10.5.31:50010", "10.10.1.5:80");
    talk(2, "10.10.5.31:50011", "93.184.216.34:80");
    talk(2, "10.1.1.7:50012", "10.10.1.6:80");
    JsonNode inventory = capture().json("inventory");
    assertTrue(
        components(inventory).stream()
            .anyMatch(c -> c.startsWith("10.10.1.5 controller") && c.endsWith("(port only)")),
        () -> components(inventory).toString());
    assertEquals(2, inventory.get("paths").size(), inventory.get("paths")::toString);
  }

  @Test
  void aNameOfCitrixInsideTlsIsEvidence() throws IOException {
    new TlsTalk(scenario, 1, 1)
        .connect(HostPort.of("10.10.5.31:50001"), HostPort.of("203.0.113.9:443"), "eu.g.nssvc.net")
        .work(2, 1)
        .close();
    new TlsTalk(scenario, 1, 2)
        .connect(HostPort.of("10.10.5.31:50002"), HostPort.of("203.0.113.8:443"), "notnssvc.net")
        .work(2, 1)
        .close();
    JsonNode inventory = capture().json("inventory");
    assertEquals(Set.of("203.0.113.9 Gateway Service (server name)"), components(inventory));
    assertEquals(
        "eu.g.nssvc.net", inventory.get("paths").get(0).get("serverNames").get(0).asString());
  }

  @Test
  void aSessionInsideTlsNamesAGateway() throws IOException {
    scenario
        .cgpSession("10.1.1.7:50001", "203.0.113.10:443", 1)
        .overTls(Kind.tls(0x1302), "gateway.example.com")
        .connect()
        .run(1)
        .finish();
    assertTrue(
        components(capture().json("inventory"))
            .contains("203.0.113.10 gateway or virtual delivery agent with TLS (protocol)"));
  }

  @Test
  void healthChecksAreToldByWhatTheyDo() {
    JsonNode inventory =
        new tools.jackson.databind.json.JsonMapper()
            .readTree(
                CommandForTests.run("inventory", "--format", "json", "samples/server-outage.pcapng")
                    .out());
    assertTrue(components(inventory).contains("10.10.5.2 health check (behavior)"));
  }

  @Test
  void noLineIsWiderThanTheScreenAndSamplesAreRead() {
    Stream.of("server-outage.pcapng", "ipv6-vlan-failover.pcap", "edt-reconnect.pcapng")
        .map(name -> CommandForTests.lines("inventory", "samples/" + name))
        .forEach(
            lines -> {
              assertTrue(lines.get(0).contains(" hosts and "), lines.get(0));
              lines.forEach(line -> assertTrue(line.length() <= 100, line));
            });
  }

  private static JsonNode of(String file) {
    return new tools.jackson.databind.json.JsonMapper()
        .readTree(CommandForTests.run("inventory", "--format", "json", file).out());
  }

  /** Four servers whose CGP is broken in four ways (samples/README.md), and whose ICA works. */
  @Test
  void whatAcceptsAndIsOfNoUseIsNotOpen() {
    JsonNode inventory = of("samples/connect-failures.pcap");
    Set<String> faults = new TreeSet<>();
    for (JsonNode path : inventory.get("paths")) {
      if (path.has("fault")) {
        faults.add(
            path.get("server").get("ip").asString()
                + " "
                + path.get("fault").asString()
                + " "
                + path.get("failed").asInt()
                + " "
                + path.get("evidence").asString());
      }
    }
    assertEquals(
        Set.of(
            "10.10.5.45 no CGP answer 1 port only",
            "10.10.5.46 not CGP 1 port only",
            "10.10.5.47 CGP without ICA 1 protocol"),
        faults);
    List<String> text = CommandForTests.lines("inventory", "samples/connect-failures.pcap");
    assertEquals("8 hosts and 8 paths between them; 4 were tried in vain (!).", text.get(0));
    assertEquals(4, text.stream().filter(line -> line.startsWith("!")).count());
  }

  @Test
  void whereNoSessionEverWasOnlyPortsSpeak() {
    JsonNode inventory = of("samples/fallback-blocked.pcap");
    components(inventory).forEach(c -> assertTrue(c.endsWith("(port only)"), c));
    paths(inventory).forEach(path -> assertTrue(path.endsWith("(port only)"), path));
    assertEquals(4, inventory.get("components").size()); // the server and its three clients
    assertEquals(
        "tcp 1494 in vain, tcp 2598 in vain",
        inventory.get("components").get(0).get("roles").get(0).get("because").asString());
  }

  @Test
  void anAttemptOverUdpThatNobodyAnsweredIsNoSession() throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve("29-edt-fallback-to-tcp.pcap");
    assertTrue(
        paths(of(file.toString())).stream()
            .filter(path -> path.contains(" udp "))
            .allMatch(path -> path.endsWith(" udp 2598 silent (port only)")));
  }

  @Test
  void whoAsksAnStaAndOpensSessionsIsAGateway() {
    Set<String> components = components(of("samples/launch-failed.pcapng"));
    assertTrue(components.contains("10.10.6.5 gateway (protocol)"), components::toString);
    assertTrue(components.contains("10.10.7.53 DNS server (port only)"), components::toString);
  }

  @Test
  void otherProtocolsOnThePortsAreAtMostThat() throws IOException {
    Path captures = TestCaptures.folder("real/negative-port-collision");
    JsonNode inventory =
        new tools.jackson.databind.json.JsonMapper()
            .readTree(
                CommandForTests.run("inventory", "--format", "json", captures.toString()).out());
    components(inventory).forEach(c -> assertTrue(c.endsWith("(port only)"), c));
  }
}
