package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TlsTalk;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.testkit.protocol.UiModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Findings of category {@code security}, by whole captures. */
class SecurityFindingsTest {

  private static final String WEAK_ICA = "weak-ica-encryption";
  private static final String PUBLIC = "public-ica";
  private static final String WEAK_TLS = "weak-tls";

  /** Numbers of suites by the registry of IANA. */
  private static final int TLS_RSA_WITH_NULL_SHA = 0x0002;

  private static final int TLS_AES_256_GCM_SHA384 = 0x1302;

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("security");

  private ScenarioCapture capture() throws IOException {
    return ScenarioCapture.of(scenario, folder);
  }

  private static String severity(JsonNode finding) {
    return finding.get("severity").asString();
  }

  @Test
  void sessionsInsideWithBasicEncryptionAreOneRemark() throws IOException {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(1).finish();
    scenario.cgpSession("10.1.1.8:50002", "10.10.5.32:2598", 1).connect().run(1).finish();
    scenario.icaSession("10.1.1.9:50003", "10.10.5.31:1494", 1).connect().run(1).finish();
    JsonNode finding = capture().finding(WEAK_ICA);
    assertEquals("info", severity(finding));
    assertEquals("security", finding.get("category").asString());
    assertEquals(3, finding.get("sessions").size());
    assertEquals(3, finding.get("figures").get("servers").asInt());
    assertEquals("tcp.stream in {0..2}", finding.get("filter").asString());
    assertEquals(
        "3 sessions with ICA Basic encryption only at 10.10.5.31:1494, 10.10.5.31:2598,"
            + " 10.10.5.32:2598",
        finding.get("title").asString());
  }

  @Test
  void anUsualSiteDoesNotFailOnWarning() {
    for (String sample : List.of("clean-session.pcap", "html5-websocket.pcap")) {
      var result = CommandForTests.run("analyze", "--fail-on", "error", "samples/" + sample);
      assertEquals(0, result.exitCode(), sample);
    }
    assertEquals(
        0,
        CommandForTests.run("analyze", "--fail-on", "notice", "samples/clean-session.pcap")
            .exitCode());
  }

  @Test
  void aClientOutsideMakesItAWarning() throws IOException {
    scenario.cgpSession("198.51.100.7:50001", "10.10.5.31:2598", 1).connect().run(1).finish();
    ScenarioCapture capture = capture();
    assertEquals("warning", severity(capture.finding(WEAK_ICA)));
    JsonNode open = capture.finding(PUBLIC);
    assertEquals("warning", severity(open));
    assertEquals("certain", open.get("confidence").asString());
    assertEquals(
        "10.10.5.31:2598 speaks ICA in the open to a public address, 198.51.100.7",
        open.get("title").asString());
    assertEquals("10.10.5.31:2598", open.get("servers").get(0).asString());
  }

  @Test
  void betweenPublicAddressesItIsLikelyAndOneServerIsOneFinding() throws IOException {
    scenario.icaSession("198.51.100.7:50001", "203.0.113.5:1494", 1).connect().run(1).finish();
    scenario.icaSession("198.51.100.8:50002", "203.0.113.5:1494", 2).connect().run(1).finish();
    JsonNode open = capture().finding(PUBLIC);
    assertEquals("likely", open.get("confidence").asString());
    assertEquals(2, open.get("figures").get("clients").asInt());
  }

  @Test
  void anOwnerOfPublicAddressesIsInside() throws IOException {
    scenario.cgpSession("203.0.1.7:50001", "203.0.113.5:2598", 1).connect().run(1).finish();
    ScenarioCapture capture = capture();
    assertEquals(List.of(), capture.findings(PUBLIC));
    assertEquals("info", severity(capture.finding(WEAK_ICA)));
  }

  @Test
  void aPortThatRefusesTheOutsideIsNotOpenToIt() throws IOException {
    ScenarioCapture.tcp(scenario, 1, "198.51.100.7:50001", "10.10.5.31:1494").connectRefused();
    ScenarioCapture.tcp(scenario, 2, "198.51.100.7:50002", "10.10.5.31:2598").connectUnanswered(3);
    assertEquals(List.of(), capture().findings(PUBLIC));
  }

  @Test
  void insideTlsNothingIsInTheOpen() throws IOException {
    scenario
        .cgpSession("198.51.100.7:50001", "203.0.113.10:443", 1)
        .overTls(Kind.tls(TLS_AES_256_GCM_SHA384), "gateway.example.com")
        .connect()
        .run(1)
        .finish();
    ScenarioCapture capture = capture();
    assertEquals(1, capture.json("analyze").get("sessions").size());
    for (String rule : List.of(WEAK_ICA, PUBLIC, WEAK_TLS)) {
      assertEquals(List.of(), capture.findings(rule), rule);
    }
  }

  @Test
  void aSuiteWithoutEncryptionIsAWarning() throws IOException {
    scenario
        .cgpSession("10.1.1.7:50001", "10.10.5.31:443", 1)
        .overTls(Kind.tls(TLS_RSA_WITH_NULL_SHA), "gateway.example.com")
        .connect()
        .run(1)
        .finish();
    JsonNode weak = capture().finding(WEAK_TLS);
    assertEquals("warning", severity(weak));
    assertEquals(
        "1 connection of sessions to 10.10.5.31:443 uses the weak suite TLS_RSA_WITH_NULL_SHA",
        weak.get("title").asString());
  }

  /** TLS 1.0, 1.1 and 1.2 of a gateway whose connection breaks as those of sessions do. */
  @ParameterizedTest
  @CsvSource({"1, TLS 1.0", "2, TLS 1.1", "3, ''"})
  void anOldVersionIsTold(int minor, String told) throws IOException {
    TlsTalk talk = new TlsTalk(scenario, 0.5, 1).version(minor);
    talk.connect(HostPort.of("10.1.1.7:50001"), HostPort.of("10.10.5.31:443"), "gw.example.com");
    talk.work(24, 4).reset(Direction.SERVER_TO_CLIENT).idle(1.8);
    talk.connect(HostPort.of("10.1.1.7:50002"), HostPort.of("10.10.5.31:443"), "gw.example.com");
    talk.work(6, 3).close();
    ScenarioCapture capture = capture();
    assertEquals(1, capture.findings("tls-reconnect").size());
    if (told.isEmpty()) {
      assertEquals(List.of(), capture.findings(WEAK_TLS));
    } else {
      JsonNode weak = capture.finding(WEAK_TLS);
      assertEquals("notice", severity(weak));
      assertEquals(
          "2 connections of sessions to 10.10.5.31:443 use " + told, weak.get("title").asString());
    }
  }

  @Test
  void aPasswordInTheOpenIsToldAndNotShown() throws IOException {
    IcaSetup setup = IcaSetup.standard(1);
    scenario
        .cgpSession("10.1.1.7:50001", "10.10.5.31:2598", setup.withPassword())
        .connect()
        .run(1)
        .finish();
    scenario.cgpSession("10.1.1.8:50002", "10.10.5.31:2598", setup).connect().run(1).finish();
    ScenarioCapture capture = capture();
    JsonNode finding = capture.finding("password-in-setup");
    assertEquals(1, finding.get("sessions").size());
    assertEquals("info", severity(finding));
    String all = capture.json("analyze").toString() + capture.text("analyze");
    assertFalse(all.contains("\"invented\""), "the password is shown");
  }

  @Test
  void secureIcaIsTold() throws IOException {
    scenario.secureIcaSession("10.1.1.7:50001", "10.10.5.31:2598").connect().run(1).finish();
    JsonNode finding = capture().finding(WEAK_ICA);
    assertEquals("notice", severity(finding));
    assertTrue(finding.get("title").asString().contains("Secure ICA (RC5)"));
  }

  @Test
  void noFindingShowsContent() throws IOException {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(1).finish();
    String text = capture().finding(WEAK_ICA).toString();
    assertFalse(text.contains(UiModule.PASSWORD), text);
  }
}
