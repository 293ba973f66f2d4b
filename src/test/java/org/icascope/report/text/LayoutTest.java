package org.icascope.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void aLineNeverEndsBetweenANumberAndItsUnit() {
    assertEquals(
        List.of("it took all of", "  17.5 s to resume"),
        texts(new Layout(20).paragraph("it took all of 17.5 s to resume")));
  }

  @Test
  void aWordWiderThanTheScreenIsBroken() {
    List<String> lines = texts(new Layout(40).item(Style.BOLD, "Read", "x".repeat(100)));

    assertTrue(lines.stream().allMatch(l -> l.length() <= 40), lines.toString());
    assertEquals(100, String.join("", lines).chars().filter(c -> c == 'x').count());
  }

  @Test
  void hangingTextStaysInItsColumn() {
    assertEquals(
        List.of("  do      one two", "          three"),
        texts(new Layout(18).hanging(Style.DIM, "  do", 10, "one two three")));
  }

  @Test
  void controlCharactersOfFileNamesAreNotSentToTheTerminal() {
    assertEquals("a?[31mb?c", Layout.clean("a\u001b[31mb\u202ec"));
  }

  @Test
  void columnsThatMatterLessAreLeftOutFirst() {
    Columns table =
        new Columns(
            List.of(
                new Columns.Column("id", 0, false),
                new Columns.Column("stack", 2, false),
                new Columns.Column("time", 1, true)));
    table.row(List.of("s1", "TCP > ICA", "1.0 s"));

    assertEquals(List.of("id  stack       time", "s1  TCP > ICA  1.0 s"), texts(table.lines(80)));
    assertEquals(List.of("id   time", "s1  1.0 s"), texts(table.lines(19)));
    assertEquals(List.of("id", "s1"), texts(table.lines(8)));
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }
}
