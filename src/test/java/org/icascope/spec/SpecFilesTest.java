package org.icascope.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules for the files in {@code specs/} that the Kaitai compiler does not check. */
class SpecFilesTest {

  private static final Path SPECS = Path.of("specs");

  @Test
  void idsAreUniqueAndNameTheFile() throws IOException {
    for (Path file : specs()) {
      Matcher id = Pattern.compile("(?m)^  id: (\\w+)$").matcher(text(file));
      assertTrue(id.find(), file.toString());
      assertEquals(file.getFileName().toString(), id.group(1) + ".ksy");
    }
  }

  @Test
  void everyFieldHasDocEvidenceAndConfidence() throws IOException {
    for (Path file : specs()) {
      String text = text(file);
      long fields = count("(?m)^ +- id: \\w+$", text) + count("(?m)^ +(value|pos): ", text);
      assertEquals(fields, count("(?m)^ +-evidence: ", text), file.toString());
      assertEquals(fields, count("(?m)^ +-confidence: (confirmed|likely|guess)$", text));
      long types =
          count("(?m)^  (  )?\\w+:\\R    (  )?doc: ", text.replaceAll("(?s)^.*?types:", ""));
      assertTrue(count("(?m)^ +doc: ", text) >= fields + types, file.toString());
    }
  }

  @Test
  void noFieldIsAnEnumBecauseUnknownNumbersWouldBeLost() throws IOException {
    for (Path file : specs()) {
      assertEquals(0, count("(?m)^ +enum:", text(file)), file.toString());
    }
  }

  @Test
  void theIndexListsEveryFile() throws IOException {
    String index = Files.readString(SPECS.resolve("README.md"));
    for (Path file : specs()) {
      assertTrue(index.contains("`" + file.getFileName() + "`"), file.toString());
    }
  }

  private static List<Path> specs() throws IOException {
    try (var files = Files.list(SPECS)) {
      return files.filter(file -> file.toString().endsWith(".ksy")).sorted().toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
