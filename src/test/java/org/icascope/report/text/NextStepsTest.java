package org.icascope.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NextStepsTest {

  private static final List<String> STEPS =
      List.of("Look at the path. Compare the silence before it.", "Who else was there?");

  private static List<String> lines(int width, int atMost) {
    return NextSteps.shown(new Layout(width), STEPS, atMost).stream().map(Line::text).toList();
  }

  @Test
  void allStepsAreShownWhereThereIsRoom() {
    assertEquals(
        List.of("Next: Look at the path. Compare the silence before it.", "- Who else was there?"),
        lines(80, 3));
  }

  @Test
  void theFirstSentencesStandForAStepThatDoesNotFit() {
    assertEquals(List.of("Next: Look at the path.", "- Who else was there?"), lines(40, 2));
  }

  @Test
  void whatDoesNotFitIsNotBegun() {
    assertEquals(List.of("Next: Look at the path."), lines(40, 1));
    assertEquals(List.of("Next: Look at the", "  path."), lines(20, 2));
    assertEquals(1, lines(20, 1).size());
  }

  @Test
  void aSentenceIsSaidOnce() {
    assertEquals(
        List.of("Check a. Check b.", "Who?"),
        Sentences.once(List.of("Check a. Check b.", "Check b.", "Who?")));
  }
}
