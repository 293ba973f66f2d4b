package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the scenarios against their ground truth. */
class ScenarioCapturesTest {

  static List<Path> expectations() {
    List<Path> files = TestCaptures.list("scenarios", ".expected.json");
    return files.isEmpty() ? List.of(Path.of("none")) : files;
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void everyScenarioHasTheFramesAndTimesOfItsGroundTruth(Path expectation) throws IOException {
    if (expectation.endsWith("none")) {
      abort("skipped: no scenarios here");
    }
    JsonNode expected = JsonMapper.shared().readTree(expectation.toFile());
    Path[] files =
        StreamSupport.stream(expected.get("files").spliterator(), false)
            .map(file -> expectation.resolveSibling(file.asString()))
            .toArray(Path[]::new);
    try (CaptureSet set = TestCaptures.open(files)) {
      assertTimesNeverGoBack(set);
      for (JsonNode capture : expected.get("captures")) {
        compare(capture, summary(set, capture.get("file").asString()));
      }
    }
  }

  private static void assertTimesNeverGoBack(CaptureSet set) throws IOException {
    Frame frame = new Frame();
    long before = Long.MIN_VALUE;
    long backwards = 0;
    while (set.next(frame)) {
      backwards += frame.timeNanos() < before ? 1 : 0;
      before = frame.timeNanos();
    }
    assertEquals(0, backwards, "frames before the one they follow");
  }

  private static CaptureSummary summary(CaptureSet set, String file) {
    return set.summaries().stream()
        .filter(summary -> summary.file().endsWith(file))
        .findFirst()
        .orElseThrow();
  }

  private static void compare(JsonNode expected, CaptureSummary summary) {
    assertEquals(expected.get("packets").asLong(), summary.packets());
    assertEquals(expected.get("truncatedPackets").asLong(), summary.truncatedPackets());
    assertEquals(expected.get("problems").asBoolean() ? 1 : 0, summary.problems().size());
    assertEquals(time(expected.get("firstTime")), summary.firstTime());
    assertEquals(time(expected.get("lastTime")), summary.lastTime());
    if (expected.has("format")) {
      assertEquals(expected.get("format").asString(), summary.format());
    }
  }

  private static OptionalLong time(JsonNode node) {
    Instant instant = Instant.parse(node.get("time").asString());
    return OptionalLong.of(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
  }
}
