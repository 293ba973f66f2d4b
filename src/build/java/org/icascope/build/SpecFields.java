package org.icascope.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the list of fields out of {@code specs/*.ksy}, one line each, as {@code
 * org.icascope.view.field.SpecFields} reads it. Runs in the build, so that no YAML is read at run
 * time.
 */
public final class SpecFields {

  private SpecFields() {}

  /**
   * @param args the folder of the layouts, and the file to write
   */
  public static void main(String[] args) throws IOException {
    Layouts layouts = new Layouts();
    for (Path file : specs(Path.of(args[0]))) {
      layouts.add(file);
    }
    List<String> lines = new ArrayList<>();
    layouts.decoded().forEach(layout -> new LayoutFields(layouts, layout).addTo(lines));
    Path target = Path.of(args[1]);
    Files.createDirectories(target.getParent());
    Files.write(target, lines, StandardCharsets.UTF_8);
  }

  private static List<Path> specs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ksy")).sorted().toList();
    }
  }
}
