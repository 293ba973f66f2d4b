package org.icascope.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that once were findings, a file each under {@code src/test/resources/fuzz/TARGET}. */
final class Regressions {

  private static final Path ROOT = Path.of("src/test/resources/fuzz");

  private Regressions() {}

  /** Those of a target, by name of the file. */
  static List<byte[]> of(FuzzTarget target) throws IOException {
    Path folder = ROOT.resolve(target.name());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    return inputs;
  }
}
