package org.icascope.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of documentation, as lines.
 *
 * @param file relative to the project folder
 */
record MarkdownPage(Path file, List<String> lines) {

  private static final String FENCE = "```";

  /**
   * The lines between two fences.
   *
   * @param language the word after the opening fence
   * @param start index of the first line within the page
   * @param end index after the last line
   */
  record Block(String language, int start, int end) {}

  static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** README, CONTRIBUTING, docs, and the pages beside samples and layouts. */
  static Stream<MarkdownPage> all() {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of(".", "docs", "docs/siem", "samples", "specs")) {
      try (Stream<Path> entries = Files.list(Path.of(folder))) {
        entries.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files.stream().map(Path::normalize).map(MarkdownPage::read);
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      if (start < 0) {
        start = i + 1;
      } else {
        String language = lines.get(start - 1).substring(FENCE.length()).strip();
        blocks.add(new Block(language, start, i));
        start = -1;
      }
    }
    return blocks;
  }

  /** The page without its fenced blocks. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      boolean fence = line.startsWith(FENCE);
      if (!fence && !inside) {
        prose.add(line);
      }
      inside ^= fence;
    }
    return prose;
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
