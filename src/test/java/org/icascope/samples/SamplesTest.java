package org.icascope.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed samples are what the generator makes; {@code SampleGenerator} writes them anew. */
final class SamplesTest {
  private static final Path COMMITTED = Path.of("samples");
  private static final Path COMMITTED_TRUTH = Path.of("src/test/resources/samples");

  @TempDir Path folder;

  @Test
  void generatingAgainGivesTheCommittedBytes() throws IOException {
    Path captures = folder.resolve("captures");
    Path truths = folder.resolve("truths");
    SampleGenerator.write(captures, truths);
    assertSameFiles(COMMITTED, captures);
    assertSameFiles(COMMITTED_TRUTH, truths);
  }

  private static void assertSameFiles(Path expected, Path actual) throws IOException {
    List<String> names = names(expected);
    assertEquals(names, names(actual));
    for (String name : names) {
      byte[] wanted = Files.readAllBytes(expected.resolve(name));
      assertArrayEquals(wanted, Files.readAllBytes(actual.resolve(name)), name);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Limit from the issue: a few kB to 1 MB each. */
  @Test
  void noSampleIsLargerThanOneMegabyte() {
    for (Sample sample : SampleGenerator.samples()) {
      assertTrue(sample.bytes().length < 1_000_000, sample.file());
    }
  }
}
