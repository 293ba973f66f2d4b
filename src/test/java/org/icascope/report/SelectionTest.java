package org.icascope.report;

import static org.icascope.report.ScenesForTests.SECOND;
import static org.icascope.report.ScenesForTests.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.cli.CommandForTests;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.session.Session;
import org.junit.jupiter.api.Test;

class SelectionTest {

  /** Ten sessions, five of which broke a minute apart: three events each. */
  private final Analysis analysis = ScenesForTests.broken(10, 5, 60 * SECOND);

  @Test
  void withoutCriteriaEverythingIsSelected() {
    Selection all = Selection.everything(analysis);

    assertFalse(all.narrowed());
    assertEquals(analysis.sessions(), all.sessions());
    assertEquals(analysis.incidents(), all.incidents());
    assertEquals(analysis.events(), all.events());
    assertEquals(analysis.flows(), all.flows());
    assertEquals(analysis.findings(), all.findings());
  }

  @Test
  void aTimeWindowSelectsTheIncidentsThatTouchItAndAllTheirEvents() {
    Selection part = Selection.of(analysis, time(START + 60 * SECOND, START + 61 * SECOND));

    assertEquals(List.of(1), part.incidents().stream().map(i -> i.serial()).toList());
    assertEquals(List.of(3, 4, 5), part.eventIndices().boxed().toList());
  }

  @Test
  void sessionsThatLastedThroughTheWindowAreSelectedToo() {
    Selection part = Selection.of(analysis, time(START + 300 * SECOND, START + 301 * SECOND));

    assertEquals(10, part.sessions().size());
    assertEquals(List.of(), part.incidents());
  }

  @Test
  void aClientSelectsItsSessionsFlowsAndIncidents() {
    Selection part = Selection.of(analysis, client("10.0.0.2"));

    assertEquals(List.of(2), part.sessions().stream().map(Session::serial).toList());
    assertEquals(List.of(2), part.incidents().stream().map(i -> i.serial()).toList());
    assertEquals(List.of(2), part.flows().stream().map(f -> f.flow().serial()).toList());
    assertTrue(part.hasEvent(6) && !part.hasEvent(5));
  }

  @Test
  void aPortOfTheClientIsThatOfAnyOfItsFlows() {
    assertEquals(1, Selection.of(analysis, client("10.0.0.2:50002")).sessions().size());
    assertEquals(0, Selection.of(analysis, client("10.0.0.2:50003")).sessions().size());
  }

  @Test
  void findingsKeepOnlyReferencesToWhatIsSelected() {
    Selection part = Selection.of(analysis, client("10.0.0.2"));

    assertEquals(List.of(2), part.findings().get(0).sessions());
    assertEquals(List.of(), Selection.of(analysis, client("10.0.0.7")).findings());
    assertTrue(part.hasFindingOfAtLeast("warning"));
    assertFalse(part.hasFindingOfAtLeast("error"));
  }

  @Test
  void addressesAreReadInAllTheirForms() {
    Endpoint six = new Endpoint(new IpAddress(0x20010db800000000L, 1, 6), 2598);

    assertTrue(AddressFilter.parse("2001:db8::1").matches(six));
    assertTrue(AddressFilter.parse("[2001:DB8:0::1]:2598").matches(six));
    assertFalse(AddressFilter.parse("[2001:db8::1]:1494").matches(six));
    assertEquals(OptionalInt.of(1494), AddressFilter.parse("192.0.2.1:1494").port());
    assertTrue(AddressFilter.parse("192.0.2.1").matchesText("192.0.2.1:2598"));
  }

  @Test
  void namesAndNonsenseAreNoAddresses() {
    for (String text :
        List.of(
            "",
            "example.com",
            "localhost",
            "1.2.3",
            "1.2.3.256",
            "1.2.3.4:70000",
            ":",
            "::g",
            "fe80::1%lo",
            "[]",
            "1.2.3.4:")) {
      assertThrows(IllegalArgumentException.class, () -> AddressFilter.parse(text), text);
    }
  }

  private static Criteria time(long from, long to) {
    return new Criteria(
        OptionalLong.of(from), OptionalLong.of(to), Optional.empty(), Optional.empty(), Set.of());
  }

  private static Criteria client(String address) {
    return new Criteria(
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.of(AddressFilter.parse(address)),
        Optional.empty(),
        Set.of());
  }

  /** What has no session is about its own hosts: those of another file are not its. */
  @Test
  void findingsOfOtherHostsAreNotToldOfAClient() {
    String out =
        String.join(
            "\n",
            CommandForTests.lines(
                "analyze",
                "--client",
                "192.168.20.47",
                "--format",
                "ndjson",
                "samples/launch-failed.pcapng",
                "samples/tls-reconnect.pcap",
                "samples/roaming-reconnect.pcapng"));
    assertFalse(out.contains("sta-failed"), out);
    assertFalse(out.contains("name-not-resolved"), out);
    assertFalse(out.contains("\"rule\":\"tls-reconnect\""), out);
  }
}
