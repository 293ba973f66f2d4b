package org.icascope.view.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Tshark;
import org.icascope.view.FramesForTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the fields of NetScaler traces are those of {@code tshark -T fields}. */
class TsharkTraceFieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nstrace/07-cgp-refused-fallback.nstrace10.cap",
        "nstrace/variants/07-cgp-refused-fallback.nstrace20-records-23.cap",
        "nstrace/variants/07-cgp-refused-fallback.nstrace20-records-26.cap",
        "nstrace/07-cgp-refused-fallback.nstrace30.cap",
        "nstrace/02-break-by-silence.nstrace35.cap",
        "real/nstrace/bunnis-nstrace2.cap"
      })
  void textsAreThoseOfTshark(String name) throws IOException {
    Tshark.assumeInstalled();
    Path file = TestCaptures.folder("nstrace").resolveSibling(name);
    List<FieldInfo> fields =
        Fields.catalog().all().stream().filter(f -> f.name().startsWith("nstrace.")).toList();
    assertTrue(fields.size() > 60);
    List<String> arguments = new ArrayList<>(List.of("-T", "fields", "-E", "occurrence=a"));
    fields.forEach(field -> arguments.addAll(List.of("-e", field.name())));
    assertEquals(
        String.join("\n", Tshark.lines(file, arguments)), String.join("\n", ours(file, fields)));
  }

  private static List<String> ours(Path file, List<FieldInfo> fields) {
    FrameFields source = new FrameFields(FrameFields.Sessions.NONE);
    List<String> rows = new ArrayList<>();
    FramesForTests.each(
        file.toString(),
        frame -> {
          source.next(frame);
          rows.add(
              fields.stream().map(field -> texts(source, field)).collect(Collectors.joining("\t")));
        });
    return rows;
  }

  private static String texts(FrameFields source, FieldInfo field) {
    List<String> texts = new ArrayList<>();
    source.values(field, value -> texts.add(FieldText.of(field, value, ZoneOffset.UTC)));
    return String.join(",", texts);
  }
}
