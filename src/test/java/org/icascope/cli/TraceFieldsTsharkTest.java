package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.Tools;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.Fields;
import org.junit.jupiter.api.Test;

/** What the fields of NetScaler traces say, against tshark, where it is installed. */
class TraceFieldsTsharkTest {

  private static final Path SHARED = Path.of("../shared/captures");

  /** One of each version and generation that has other fields, and the real one. */
  private static final List<String> FILES =
      List.of(
          "nstrace/02-break-by-silence.nstrace10.cap",
          "nstrace/02-break-by-silence.nstrace20.cap",
          "nstrace/variants/07-cgp-refused-fallback.nstrace20-records-23.cap",
          "nstrace/02-break-by-silence.nstrace30.cap",
          "nstrace/02-break-by-silence.nstrace35.cap",
          "real/nstrace/bunnis-nstrace2.cap");

  /** tshark counts {@code ns} from another place and shows groups by their names. */
  private static List<String> fields() {
    return Fields.catalog().all().stream()
        .filter(field -> field.name().startsWith("nstrace."))
        .filter(field -> field.type() != FieldType.GROUP)
        .map(FieldInfo::name)
        .toList();
  }

  @Test
  void everyFieldHasTheValuesOfTshark() throws IOException, InterruptedException {
    for (String name : FILES) {
      Path file = SHARED.resolve(name);
      assumeTrue(Files.exists(file), "skipped: no shared captures here");
      List<String> arguments = new ArrayList<>(List.of("-T", "fields"));
      fields().forEach(field -> arguments.addAll(List.of("-e", field)));
      List<String> ours = new ArrayList<>(List.of("packets", file.toString()));
      ours.addAll(arguments);
      List<String> theirs = new ArrayList<>(List.of("-n", "-r", file.toString()));
      theirs.addAll(arguments);
      String expected = Tools.run("tshark", theirs);
      List<String> rows = expected.lines().filter(line -> line.contains("\t")).toList();
      assertEquals(
          String.join("\n", rows),
          String.join("\n", CommandForTests.lines(ours.toArray(String[]::new))),
          name);
    }
  }
}
