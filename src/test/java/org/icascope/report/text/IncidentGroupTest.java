package org.icascope.report.text;

import static org.icascope.report.ScenesForTests.SECOND;
import static org.icascope.report.ScenesForTests.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.icascope.report.ScenesForTests;
import org.icascope.session.Incident;
import org.junit.jupiter.api.Test;

class IncidentGroupTest {

  @Test
  void breaksThatFollowEachOtherWithinTwoSecondsBelongTogether() {
    List<Incident> incidents =
        List.of(at(0, 0), at(1, 2 * SECOND), at(2, 4 * SECOND), at(3, 6 * SECOND + 1));

    assertEquals(List.of(3, 1), sizes(incidents));
  }

  @Test
  void breaksMoreThanTenSecondsAfterTheFirstAreAnotherMatter() {
    List<Incident> incidents = new ArrayList<>();
    for (int n = 0; n < 9; n++) {
      incidents.add(at(n, n * 2 * SECOND));
    }

    assertEquals(List.of(6, 3), sizes(incidents));
  }

  @Test
  void twoAreToldOneByOne() {
    assertEquals(List.of(1, 1), sizes(List.of(at(0, 0), at(1, 1))));
  }

  @Test
  void failedStartsOnOneServerFollowEachOtherWithinAMinute() {
    List<Incident> incidents =
        List.of(
            ScenesForTests.failedStart(0, START),
            ScenesForTests.failedStart(1, START + 60 * SECOND),
            ScenesForTests.failedStart(2, START + 120 * SECOND),
            ScenesForTests.failedStart(3, START + 180 * SECOND + 1));

    assertEquals(List.of(3, 1), sizes(incidents));
  }

  @Test
  void whatDidNotRecoverComesFirst() {
    List<Incident> incidents = List.of(at(0, 0), ScenesForTests.failedStart(1, START + SECOND));

    assertEquals(Incident.Result.GAVE_UP, IncidentGroup.of(incidents).get(0).first().result());
  }

  private static Incident at(int n, long nanos) {
    return ScenesForTests.incident(n, START + nanos, 1000, List.of());
  }

  private static List<Integer> sizes(List<Incident> incidents) {
    return IncidentGroup.of(incidents).stream().map(g -> g.incidents().size()).toList();
  }
}
