package org.icascope.view.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.view.FramesForTests;
import org.junit.jupiter.api.Test;

/** Values of fields in the samples. */
class FrameFieldsTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  /** Values of a field by frame number, as text. */
  static Map<Long, String> values(String file, String name) {
    FieldInfo field = Fields.catalog().find(name).orElseThrow();
    FrameFields fields = new FrameFields(flow -> List.of("s" + flow));
    Map<Long, String> found = new TreeMap<>();
    FramesForTests.each(
        file,
        frame -> {
          List<String> texts = new ArrayList<>();
          fields.next(frame).values(field, value -> texts.add(value.toString()));
          if (!texts.isEmpty()) {
            found.put(frame.frame().number(), String.join(" ", texts));
          }
        });
    return found;
  }

  @Test
  void theResumeOfTheSampleIsFound() {
    Map<Long, String> next = values(ROAMING, "cgp.session_reliability.next_message");
    System.out.println(next);
    System.out.println(values(ROAMING, "cgp.session_reliability.len_ticket"));
    System.out.println(values(ROAMING, "cgp.session_reliability.secret_ticket"));
    System.out.println(values(ROAMING, "cgp.bind.num_capabilities"));
    System.out.println(values(ROAMING, "ica.init_response.num_following"));
    System.out.println(values(ROAMING, "icascope.replayed"));
    System.out.println(values(ROAMING, "frame.protocols").values().stream().distinct().toList());
    assertTrue(next.size() > 0);
  }

  @Test
  void everyFieldCanBeAskedOfEveryFrameOfTheSamples() throws Exception {
    try (var files = java.nio.file.Files.list(Path.of("samples"))) {
      for (Path file : files.filter(f -> f.toString().contains(".pcap")).toList()) {
        FrameFields fields = new FrameFields(FrameFields.Sessions.NONE);
        int[] count = new int[1];
        FramesForTests.each(
            file.toString(),
            frame -> {
              fields.next(frame);
              Fields.catalog().all().forEach(f -> fields.values(f, v -> count[0]++));
            });
        assertTrue(count[0] > 100, file + ": " + count[0]);
      }
    }
    assertEquals(1, 1);
  }
}
