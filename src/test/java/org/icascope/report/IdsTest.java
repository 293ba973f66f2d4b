package org.icascope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

final class IdsTest {

  private static Analysis analysisOf(FlowResult... flows) {
    return new Analysis(
        List.of(),
        List.of(flows),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Traffic(flows.length, 0, 0, false, List.of()));
  }

  /** Flows of one five-tuple; the test flows' first sequence number is 1000 + serial. */
  private static FlowResult flow(int serial, FrameMark first) {
    return new FlowResult(
        FlowsForTests.of(
            serial,
            Transport.TCP,
            new Endpoint(AnalysisForTests.CLIENT, 50000),
            new Endpoint(AnalysisForTests.SERVER, 2598),
            first,
            first),
        List.of());
  }

  @Test
  void idsCountListedThingsFromOneWhateverTheirSerialNumbers() {
    Ids ids = new Ids(AnalysisForTests.complete());
    assertEquals(Optional.of("f1"), ids.flow(0));
    assertEquals(Optional.of("f2"), ids.flow(2));
    assertEquals(Optional.of("s2"), ids.session(1));
    assertEquals(Optional.of("i1"), ids.incident(0));
    assertEquals("e1", ids.event(0));
    assertEquals("n1", ids.finding(0));
    assertEquals(Optional.empty(), ids.flow(1), "flow 1 of the fixture is not listed");
  }

  @Test
  void uidsDoNotDependOnFileNamesFrameNumbersOrOtherFlows() {
    FrameMark here = new FrameMark(0, 10, AnalysisForTests.START);
    FrameMark there = new FrameMark(3, 999, AnalysisForTests.START);
    FrameMark later = new FrameMark(0, 10, AnalysisForTests.START + 1);
    String uid = new Ids(analysisOf(flow(4, here))).flowUid(4).orElseThrow();
    assertEquals(uid, new Ids(analysisOf(flow(1, later), flow(4, there))).flowUid(4).orElseThrow());
    assertNotEquals(uid, new Ids(analysisOf(flow(4, later))).flowUid(4).orElseThrow());
    assertTrue(uid.matches("[0-9a-f]{16}"), uid);
  }

  @Test
  void theSameDocumentOfAnotherFileHasTheSameUids() {
    Ids one = new Ids(AnalysisForTests.complete("a.pcap"));
    Ids two = new Ids(AnalysisForTests.complete("b.pcap"));
    assertEquals(one.sessionUid(0), two.sessionUid(0));
    assertEquals(one.incidentUid(0), two.incidentUid(0));
    IntStream.range(0, 11).forEach(i -> assertEquals(one.eventUid(i), two.eventUid(i)));
    assertEquals(one.findingUid(0), two.findingUid(0));
  }

  @Test
  void twinsGetDifferentUidsAndTheSameOnesInEveryRun() {
    FrameMark mark = new FrameMark(0, 10, AnalysisForTests.START);
    // one flow captured twice: all that the hash sees is equal
    FlowResult[] twins = {twin(4, mark), twin(5, mark), twin(6, mark)};
    Set<String> seen = new HashSet<>();
    for (int serial = 4; serial < 7; serial++) {
      seen.add(new Ids(analysisOf(twins)).flowUid(serial).orElseThrow());
      seen.add(new Ids(analysisOf(twins)).flowUid(serial).orElseThrow());
    }
    assertEquals(3, seen.size());
  }

  private static FlowResult twin(int serial, FrameMark mark) {
    return new FlowResult(
        FlowsForTests.twin(
            serial,
            new Endpoint(AnalysisForTests.CLIENT, 50000),
            new Endpoint(AnalysisForTests.SERVER, 2598),
            mark),
        List.of());
  }

  @Test
  void listsThatReadAlikeWhenJoinedGiveDifferentHashes() {
    assertNotEquals(
        new Digest(Digest.sha256(), "x").add("ab").add("c").hex(),
        new Digest(Digest.sha256(), "x").add("a").add("bc").hex());
    assertNotEquals(
        new Digest(Digest.sha256(), "x").add("1:a,").hex(),
        new Digest(Digest.sha256(), "x").add("").add("a").hex());
  }

  @Test
  void theHashIsTheBeginningOfSha256() {
    // printf '4:flow,1:7,' | sha256sum
    assertEquals("ec6387765c0b91a2", new Digest(Digest.sha256(), "flow").add(7).hex());
  }
}
