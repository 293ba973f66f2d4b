package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.testkit.Launch;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.DnsWriter;
import org.icascope.testkit.protocol.StaWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Launches behind a gateway that end before a session, and some that only look like it. */
class LaunchTest {

  private static final String GATEWAY = "10.10.6.5";
  private static final String STA = "10.10.7.21:80";
  private static final String OTHER = "10.10.7.22:80";
  private static final String DNS = "10.10.7.53";
  private static final String DESK = "10.10.5.18";
  private static final String TICKET = "5B62E2D98A7D4F5C90E1";
  private static final String FAILED = "sta-failed";
  private static final String TWINS = "sta-duplicate-id";
  private static final String UNREACHABLE = "vda-unreachable";
  private static final String NO_NAME = "name-not-resolved";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("launch");
  private int port = 41000;

  /** The capture does, behind the last step of a launch. */
  private boolean goesOn;

  private Launch at(double second) {
    port += 100;
    return Launch.at(scenario, GATEWAY, port, second);
  }

  private Told told(String... rules) throws IOException {
    if (!goesOn) {
      goesOn = true;
      at(60).connected("10.10.9.9:9999");
    }
    Path file = Files.write(folder.resolve("rules"), List.of(rules), StandardCharsets.UTF_8);
    return Told.of(scenario, folder, "--rules", file.toString());
  }

  private static void assertSilent(Told told) {
    for (String rule : List.of(FAILED, TWINS, UNREACHABLE, NO_NAME)) {
      assertEquals(List.of(), told.findings(rule));
    }
    assertEquals(List.of(), told.types().stream().filter(t -> t.matches("sta.*|dns.*")).toList());
  }

  private static void assertTold(String severity, String confidence, JsonNode finding) {
    assertEquals(severity, finding.get("severity").asString());
    assertEquals(confidence, finding.get("confidence").asString());
  }

  private static int figure(JsonNode finding, String name) {
    return finding.get("figures").get(name).asInt();
  }

  @Test
  void anStaThatAnswersWithAnErrorEndsALaunch() throws IOException {
    at(1).redeemWithStatus(STA, TICKET, 503);
    at(30).redeemWithStatus(STA, TICKET, 503);
    Told told = told();
    assertEquals(1, told.findings(FAILED).size());
    JsonNode finding = told.findings(FAILED).get(0);
    assertTold("error", "certain", finding);
    assertEquals(2, figure(finding, "failures"));
    assertEquals(2, figure(finding, "notConnected"));
    assertEquals(1, told.events("sta.failed").size());
    told.assertNoRemarks();
  }

  @Test
  void launchesThatWorkAreNotTold() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").connected(DESK + ":2598");
    at(2).issue(STA, "STA0001", "AAAA").issue(OTHER, "STA0002", "BBBB");
    at(3)
        .redeem(STA, "CC", "desk-1.example:2598")
        .noIpv6(DNS, "desk-1.example")
        .resolved(DNS, "desk-1.example", DESK)
        .connected(DESK + ":2598");
    assertSilent(told());
  }

  /** A check that expects status 406, another XML service, and a page of errors: no STA. */
  @Test
  void otherRequestsOverHttpAreNotTold() throws IOException {
    byte[] error = StaWriter.answer(500, "Error", "<a/>");
    byte[] get = "GET /Scripts/CtxSTA.dll HTTP/1.1\r\nHost: a\r\n\r\n".getBytes();
    at(1).exchange(STA, get, StaWriter.answer(406, "Not Acceptable", ""));
    at(2).exchange(STA, StaWriter.post("a", "/scripts/wpnbr.dll", "<NFuseProtocol/>"), error);
    at(3).exchange(STA, StaWriter.post("a", "/CtxSta.dll", ""), error);
    at(4).refused(STA);
    assertSilent(told());
  }

  @Test
  void theStaIsToldByItsBodyToo() throws IOException {
    byte[] request =
        StaWriter.post(
            "a", "/proxy", StaWriter.xml("<RequestData><Ticket>A</Ticket></RequestData>"));
    at(1).exchange("10.10.7.21:8090", request, StaWriter.answer(500, "Error", ""));
    assertTold("error", "certain", told().findings(FAILED).get(0));
  }

  @Test
  void anAnswerInChunksIsReadAsOne() throws IOException {
    byte[] answer =
        StaWriter.chunked(
            StaWriter.xml(
                "<ResponseData><TicketData><Value name=\"ICAAddress\">10.10.5.18:2598</Value>"
                    + "</TicketData></ResponseData>"));
    at(1).exchange(STA, StaWriter.redeem("a", TICKET), answer).unanswered(DESK + ":2598", 3);
    Told told = told();
    assertEquals(1, told.findings(UNREACHABLE).size());
    JsonNode target = told.events("sta.exchange").get(0).get("target");
    assertEquals("{\"ip\":\"10.10.5.18\",\"port\":2598}", target.toString());
  }

  @Test
  void aRefusedConnectionCountsWhereTheStaIsKnown() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").connected(DESK + ":2598");
    at(20).refused(STA);
    at(22).refused("10.10.7.23:80"); // nobody knows what that is
    Launch.at(scenario, "10.10.6.99", 50000, 25).refused(STA); // asks no STA
    Told told = told();
    assertEquals(1, told.findings(FAILED).size());
    assertTold("error", "certain", told.findings(FAILED).get(0));
    assertEquals(1, figure(told.findings(FAILED).get(0), "failures"));
  }

  @Test
  void aConnectionOrARequestWithoutAnAnswerIsLikelyOnly() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").connected(DESK + ":2598");
    at(20).unanswered(STA, 3);
    at(20).redeemInVain(OTHER, "EE", 20);
    List<JsonNode> findings = told().findings(FAILED);
    assertEquals(2, findings.size());
    findings.forEach(finding -> assertTold("error", "likely", finding));
  }

  @Test
  void aTicketNobodyKnowsMayBeTooOld() throws IOException {
    at(1).redeemUnknown(STA, TICKET);
    at(5).redeemUnknown(OTHER, "another");
    Told told = told();
    assertEquals(2, told.findings(FAILED).size());
    assertTold("warning", "possible", told.findings(FAILED).get(0));
    assertEquals(List.of(), told.findings(TWINS));
  }

  /** The answer came 14 ms after the request: 1 s is too short for the SYN at 3 s, 4 s is not. */
  @Test
  void whatFollowsIsLookedForWithinLaunchSeconds() throws IOException {
    at(1).redeemWithStatus(STA, TICKET, 503);
    at(3).connected(DESK + ":2598");
    assertTold("error", "certain", told("launch.seconds = 1").findings(FAILED).get(0));
    assertTold("warning", "certain", told("launch.seconds = 4").findings(FAILED).get(0));
  }

  @Test
  void staFailuresIsTheLeastNumber() throws IOException {
    at(1).redeemWithStatus(STA, TICKET, 503);
    at(3).redeemWithStatus(STA, TICKET, 500);
    assertEquals(1, told("sta.failures = 2").findings(FAILED).size());
    assertEquals(0, told("sta.failures = 3").findings(FAILED).size());
  }

  @Test
  void aTicketThatOneStaKnowsAndAnotherDoesNotShowsTwins() throws IOException {
    at(1).redeemUnknown(STA, TICKET).idle(5).redeem(OTHER, TICKET, DESK + ":2598");
    Told told = told();
    JsonNode finding = told.findings(TWINS).get(0);
    assertTold("warning", "likely", finding);
    assertEquals(1, figure(finding, "tickets"));
    assertEquals(0, figure(finding, "sameId"));
    assertEquals("[\"10.10.7.21:80\",\"10.10.7.22:80\"]", finding.get("servers").toString());
    assertEquals(List.of(), told.findings(FAILED));
  }

  /** A ticket that was redeemed may be forgotten. */
  @Test
  void firstKnownAndThenUnknownIsPossibleOnly() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").idle(5).redeemUnknown(OTHER, TICKET);
    assertTold("warning", "possible", told().findings(TWINS).get(0));
  }

  @Test
  void oneIdOfTwoStasIsPossibleOnly() throws IOException {
    at(1).issue(STA, "STA0001", "AA").issue(OTHER, "STA0001", "BB");
    Told told = told();
    assertTold("warning", "possible", told.findings(TWINS).get(0));
    assertEquals("id", told.events("sta.ambiguous").get(0).get("by").asString());
  }

  @Test
  void aServerThatAnStaNamedAndThatDoesNotAnswerIsUnreachable() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").unanswered(DESK + ":2598", 3);
    Launch.at(scenario, "10.10.8.1", 50000, 5).connected(DESK + ":2598"); // another host gets in
    Told told = told();
    JsonNode finding = told.findings(UNREACHABLE).get(0);
    assertTold("error", "likely", finding);
    assertEquals(3, figure(finding, "syns"));
    assertTrue(finding.get("explanation").asString().contains("Other hosts get in"));
    assertEquals("tcp.stream in {0, 1}", finding.get("filter").asString());
    assertEquals(List.of(), told.findings("fallback-blocked"));
  }

  @Test
  void unreachableSynsIsTheLeastNumber() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").unanswered(DESK + ":2598", 3);
    assertEquals(1, told("unreachable.syns = 3").findings(UNREACHABLE).size());
    assertEquals(0, told("unreachable.syns = 4").findings(UNREACHABLE).size());
  }

  @Test
  void withAnStaItIsToldOnceThoughBothPortsWereTried() throws IOException {
    at(1)
        .redeem(STA, TICKET, DESK + ":2598")
        .unanswered(DESK + ":2598", 3)
        .unanswered(DESK + ":1494", 3);
    Told told = told();
    assertEquals(1, told.findings(UNREACHABLE).size());
    assertEquals(6, figure(told.findings(UNREACHABLE).get(0), "syns"));
    assertEquals(List.of(), told.findings("fallback-blocked"));
  }

  @Test
  void withoutAnStaFallbackBlockedSaysTheSame() throws IOException {
    at(1).unanswered(DESK + ":2598", 3).unanswered(DESK + ":1494", 3);
    Told told = told();
    assertEquals(List.of(), told.findings(UNREACHABLE));
    assertEquals(1, told.findings("fallback-blocked").size());
  }

  @Test
  void withoutAnStaBothPortsInVainAreToldWhereNoOtherRuleDoes() throws IOException {
    at(1).unanswered(DESK + ":1494", 3).unanswered(DESK + ":2598", 3);
    Told told = told();
    assertEquals(List.of(), told.findings("fallback-blocked"));
    assertTold("error", "possible", told.findings(UNREACHABLE).get(0));
  }

  @Test
  void aServerThatAnsweredOnceIsNotUnreachable() throws IOException {
    at(1).redeem(STA, TICKET, DESK + ":2598").unanswered(DESK + ":2598", 3);
    at(20).connected(DESK + ":2598");
    assertEquals(List.of(), told().findings(UNREACHABLE));
  }

  @Test
  void aScanOfPortsIsNoLaunch() throws IOException {
    for (int i = 1; i <= 6; i++) {
      String server = "10.10.5." + (100 + i);
      at(i).unanswered(server + ":1494", 2).unanswered(server + ":2598", 2);
    }
    assertSilent(told());
  }

  @Test
  void aNameThatNobodyKnowsEndsALaunch() throws IOException {
    at(1)
        .redeem(STA, TICKET, "desk-17.example:2598")
        .notResolved(DNS, "Desk-17.example", DnsWriter.NAME_ERROR);
    Told told = told();
    JsonNode finding = told.findings(NO_NAME).get(0);
    assertTold("error", "likely", finding);
    assertEquals("tcp.stream == 0 || udp.stream == 0", finding.get("filter").asString());
    assertEquals("no-such-name", told.events("dns.failed").get(0).get("cause").asString());
    String all = told.document().toString();
    assertFalse(all.contains("desk-17") || all.contains(TICKET), "content is not shown");
  }

  @Test
  void namesAreShownWhereTheyAreWantedAndTicketsNever() throws IOException {
    at(1)
        .redeem(STA, TICKET, "desk-17.example:2598")
        .notResolved(DNS, "desk-17.example", DnsWriter.SERVER_FAILURE);
    at(60).connected("10.10.9.9:9999");
    Told told = Told.of(scenario, folder, "--names");
    assertEquals("desk-17.example", told.events("dns.failed").get(0).get("name").asString());
    assertTrue(told.findings(NO_NAME).get(0).get("explanation").asString().contains("desk-17"));
    assertFalse(told.document().toString().contains(TICKET));
  }

  @Test
  void aNameServerThatDoesNotAnswerEndsALaunch() throws IOException {
    at(1).redeem(STA, TICKET, "desk-17:2598").resolvedInVain(DNS, "desk-17.example", 3);
    Told told = told();
    assertTold("error", "likely", told.findings(NO_NAME).get(0));
    assertEquals("unanswered", told.events("dns.failed").get(0).get("cause").asString());
  }

  /** Whoever gets no answer asks again, so this answer may be missing in the capture. */
  @Test
  void aSingleQueryWithoutAnswerIsAWeakSign() throws IOException {
    at(1).redeem(STA, TICKET, "desk-17:2598").resolvedInVain(DNS, "desk-17.example", 1);
    assertTold("warning", "possible", told().findings(NO_NAME).get(0));
  }

  /** Another name, another completion of the name, an address known otherwise. */
  @Test
  void namesThatAreFoundInTheEndAreNotTold() throws IOException {
    at(1).notResolved(DNS, "nobody.example", DnsWriter.NAME_ERROR);
    at(2)
        .redeem(STA, TICKET, "desk-17:2598")
        .notResolved(DNS, "desk-17.wrong.example", DnsWriter.NAME_ERROR)
        .resolved(DNS, "desk-17.example", DESK)
        .connected(DESK + ":2598");
    at(30)
        .redeem(STA, "FF", "desk-19.example:2598")
        .notResolved(DNS, "desk-19.example", DnsWriter.NAME_ERROR)
        .connected("10.10.5.19:2598");
    assertSilent(told());
  }
}
