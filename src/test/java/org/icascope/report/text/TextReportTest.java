package org.icascope.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Finding;
import org.icascope.report.Criteria;
import org.icascope.report.ScenesForTests;
import org.icascope.report.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReportTest {

  /** Too far for one verdict about several. */
  private static final long APART = 3 * ScenesForTests.SECOND;

  @ParameterizedTest
  @CsvSource({
    "0,60", "0,80", "0,120", "1,60", "1,80", "1,120", "40,60", "40,80", "40,120", "500,60",
    "500,80", "500,120", "500,40"
  })
  void theFirstScreenHas24LinesAtMostAndNoLineIsTooWide(int incidents, int width) {
    Analysis analysis = ScenesForTests.broken(incidents + 2, incidents, APART);

    List<String> screen = report(analysis, width, true).lines().toList();
    List<String> whole = report(analysis, width, false).lines().toList();

    assertTrue(screen.size() <= 24, screen.size() + " lines");
    assertEquals(screen, whole.subList(0, screen.size()));
    assertEquals(List.of(), whole.stream().filter(l -> l.length() > width).toList());
  }

  @Test
  void nothingWrongIsSaidInThreeLines() {
    List<String> screen = report(ScenesForTests.broken(3, 0, 0), 100, true).lines().toList();

    assertEquals(
        "Nothing wrong: 3 Citrix sessions, none broke, none failed to start.", screen.get(2));
    assertTrue(screen.get(0).startsWith("Read branch office.pcapng: 1,234 frames"));
    assertEquals(3, screen.stream().filter(String::isEmpty).count() + 1); // read, verdict, decoded
  }

  @Test
  void oneBreakIsToldWithFreezeCauseAndReplay() {
    String text = report(ScenesForTests.broken(3, 1, 0), 300, true);

    assertTrue(
        text.contains(
            "- 1.1 s frozen at 05:07:50, s1 10.0.0.0 > 198.51.100.5:2598: both sides fell silent"
                + " (the client closed after 10.2 s of silence); resumed after 2 attempts from another"
                + " address (10.0.0.0); sent again: 78 messages, 1.5 MB, identical."),
        text);
  }

  @Test
  void breaksAtOneInstantAreFoldedIntoOneVerdict() {
    String text = report(ScenesForTests.broken(60, 40, 5_000_000), 200, true);

    assertTrue(
        text.contains(
            "- 40 sessions suspended within 195 ms at 05:07:50 on 198.51.100.5:2598: both sides"
                + " fell silent; all resumed after 1.1 to 8.9 s."),
        text);
  }

  @Test
  void theFiveWorstSessionsAreListedWorstFirst() {
    List<String> screen =
        report(ScenesForTests.broken(60, 40, 5_000_000), 100, true).lines().toList();
    int header = screen.stream().map(l -> l.split(" ")[0]).toList().indexOf("Worst");

    assertEquals(
        List.of("s40", "s39", "s38", "s37", "s36", ""),
        screen.subList(header + 1, header + 7).stream().map(l -> l.split(" ")[0]).toList());
  }

  @Test
  void withoutCitrixItSaysWhatWasSeenInsteadAndWhatToCheck() {
    String text = report(ScenesForTests.nothing(), 100, false);

    assertTrue(text.contains("No Citrix session was found"), text);
    assertTrue(text.contains("Seen instead: 12 TCP flows, 3 UDP flows, 4 frames that are"), text);
    assertTrue(text.contains("--port 12598=cgp"), text);
  }

  @Test
  void aSelectionWithoutAnythingIsNotCalledACaptureWithoutCitrix() {
    Selection none =
        Selection.of(
            ScenesForTests.broken(3, 1, 0),
            new Criteria(
                OptionalLong.of(ScenesForTests.START + 900 * ScenesForTests.SECOND),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of()));

    String text = report(none, new TextOptions(100, false, ZoneOffset.UTC, false, false, Set.of()));

    assertTrue(text.contains("Nothing in this selection: the capture holds 3 Citrix"), text);
  }

  @Test
  void withoutColorThereIsNothingButPrintableText() {
    String text = report(ScenesForTests.broken(60, 40, 5_000_000), 80, false);

    assertEquals(0, text.chars().filter(c -> c != '\n' && (c < 0x20 || c > 0x7e)).count());
  }

  @Test
  void colorChangesNothingButTheColor() {
    Selection all = Selection.everything(ScenesForTests.broken(5, 2, 0));
    String plain = report(all, new TextOptions(80, false, ZoneOffset.UTC, true, false, Set.of()));
    String color = report(all, new TextOptions(80, true, ZoneOffset.UTC, true, false, Set.of()));

    assertFalse(plain.equals(color));
    assertEquals(plain, color.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void moreThanFiftySessionsAreFoldedUnlessAllAreAskedFor() {
    Selection all = Selection.everything(ScenesForTests.broken(60, 1, 0));
    String folded = report(all, new TextOptions(80, false, ZoneOffset.UTC, false, false, Set.of()));
    String whole = report(all, new TextOptions(80, false, ZoneOffset.UTC, true, false, Set.of()));

    assertTrue(folded.contains("10 more sessions not listed: --all lists every one."), folded);
    assertFalse(whole.contains("not listed"));
    assertTrue(whole.contains("\ns60 "));
  }

  @Test
  void aTimelineIsShownForBrokenSessionsAndForThoseAskedFor() {
    Selection all = Selection.everything(ScenesForTests.broken(4, 1, 0));

    String usual = report(all, new TextOptions(80, false, ZoneOffset.UTC, false, false, Set.of()));
    String third = report(all, new TextOptions(80, false, ZoneOffset.UTC, false, false, Set.of(2)));

    assertTrue(usual.contains("\ns1 10.0.0.0 > 198.51.100.5:2598, TCP > CGP > ICA\n"), usual);
    assertFalse(usual.contains("\ns3 10.0.0.2 > "));
    assertTrue(third.contains("\ns3 10.0.0.2 > 198.51.100.5:2598, TCP > CGP > ICA\n"), third);
    assertFalse(third.contains("\ns1 10.0.0.0 > "));
  }

  @Test
  void findingsOfOneKindAreFoldedAfterTheThird() {
    Analysis one = ScenesForTests.broken(20, 8, APART);
    assertEquals(4, told(one, 4));
    assertEquals(3, told(one, 5));
    assertEquals(3, told(one, 20));
    String text = report(alike(one, 20), 300, false);
    assertTrue(
        text.contains(
            "warning: 17 more of the same kind (session-resumed): s4, s5, s6, s7, s8, s9, s10, s11,"
                + " s12, s13, s14, s15 and others; each one whole with --session or --format json"),
        text);
  }

  private static Analysis alike(Analysis one, int count) {
    List<Finding> findings =
        IntStream.range(0, count)
            .mapToObj(i -> one.findings().get(0).about(List.of(i), List.of()))
            .toList();
    return new Analysis(
        one.captures(),
        one.flows(),
        one.sessions(),
        one.incidents(),
        one.events(),
        findings,
        one.diagnostics(),
        one.traffic());
  }

  /** How many of so many findings of one kind are told in full. */
  private static long told(Analysis one, int count) {
    String title = "warning: Sessions broke and were resumed";
    return report(alike(one, count), 300, false).lines().filter(l -> l.startsWith(title)).count();
  }

  @Test
  void timesAreThoseOfTheZoneAskedFor() {
    Selection all = Selection.everything(ScenesForTests.broken(1, 1, 0));

    String text =
        report(all, new TextOptions(100, false, ZoneOffset.ofHours(2), false, false, Set.of()));

    assertTrue(text.contains("2026-03-02 07:06:50 to 07:17:50 +02:00 (11 min)"), text);
    assertTrue(text.contains("  07:07:50.000  100  suspended: the client reset"), text);
  }

  private static String report(Analysis analysis, int width, boolean quiet) {
    return report(
        Selection.everything(analysis),
        new TextOptions(width, false, ZoneOffset.UTC, false, quiet, Set.of()));
  }

  private static String report(Selection selection, TextOptions options) {
    StringWriter text = new StringWriter();
    new TextReport(options).write(selection, new PrintWriter(text));
    return text.toString();
  }
}
