package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.icascope.samples.SampleFiles;
import org.icascope.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * However a capture is split into files, and in whatever order they are given, the analysis is that
 * of the whole one.
 */
class SplitCapturesTest {

  private static final int RUNS = 25;

  @TempDir Path folder;

  @Test
  void anySplitIntoFilesGivesTheSameAnalysis() throws IOException {
    List<Path> samples = SampleFiles.captures();
    Seeded.runs(
        RUNS,
        random -> {
          Path sample = samples.get(random.nextInt(samples.size()));
          SplitCapture capture = new SplitCapture(Files.readAllBytes(sample));
          int parts = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 5);
          List<SplitCapture.Part> split =
              random.nextBoolean() ? capture.inARow(parts, random) : capture.mixed(parts, random);
          Collections.shuffle(split, random);
          List<String> files = new ArrayList<>();
          for (int i = 0; i < split.size(); i++) {
            Path file = folder.resolve(i + ".part");
            files.add(Files.write(file, split.get(i).file()).toString());
          }
          JsonNode whole = document(List.of(sample.toString()), List.of());
          DocumentForTests.assertSame(whole, document(files, split));
        });
  }

  /**
   * What is compared: everything, with frames by their numbers in the whole capture. Not compared:
   * the list of files, and what only one file alone has, the numbers that Wireshark gives its TCP
   * flows and the filters made of them. Evidence is listed file by file, so its order is not
   * compared.
   */
  private static JsonNode document(List<String> files, List<SplitCapture.Part> split)
      throws IOException {
    JsonNode document = DocumentForTests.of(files);
    DocumentForTests.places(
        document,
        (place, capture) -> {
          if (!split.isEmpty()) {
            int number = split.get(capture).frames().get(place.get("frame").asInt() - 1);
            place.put("frame", number).put("capture", 0);
          }
        });
    ((ObjectNode) document).remove("captures");
    normalize(document);
    return document;
  }

  private static void normalize(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("tcpStream", "filter"));
      if (object.get("evidence") instanceof ArrayNode evidence) {
        List<JsonNode> places = new ArrayList<>();
        evidence.forEach(places::add);
        places.sort(Comparator.comparingInt(place -> place.get("frame").asInt()));
        evidence.removeAll().addAll(places);
      }
    }
    node.forEach(SplitCapturesTest::normalize);
  }
}
