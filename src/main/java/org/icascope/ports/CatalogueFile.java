package org.icascope.ports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the text table beside this class. What it looks like stands at its top. */
final class CatalogueFile {

  private static final String FILE = "ports.txt";
  private static final String SOURCE = "source:";
  private static final String COMMON = "common:";
  private static final String ALIAS = "alias:";
  private static final int COLUMNS = 8;
  private static final List<String> TRANSPORTS = List.of("tcp", "udp", "tcp/udp", "icmp", "ip");

  private final Map<String, String> sources = new HashMap<>();
  private final List<PortEntry> entries = new ArrayList<>();
  private final BitSet common = new BitSet();
  private final Map<String, String> aliases = new HashMap<>();

  private CatalogueFile() {}

  static PortCatalogue read() {
    try (InputStream in = CatalogueFile.class.getResourceAsStream(FILE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException that names the line that cannot be read
   */
  static PortCatalogue parse(String text) {
    CatalogueFile file = new CatalogueFile();
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      try {
        file.line(lines[i].strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new PortCatalogue(file.entries, file.common, file.aliases);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith(SOURCE)) {
      pair(line.substring(SOURCE.length()), sources);
    } else if (line.startsWith(ALIAS)) {
      pair(line.substring(ALIAS.length()), aliases);
    } else if (line.startsWith(COMMON)) {
      ranges(line.substring(COMMON.length()))
          .forEach(range -> common.set(range.first(), range.last() + 1));
    } else {
      row(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    }
  }

  private static void pair(String text, Map<String, String> into) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("expected NAME = TEXT");
    }
    into.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  private void row(List<String> cells) {
    if (cells.size() != COLUMNS || cells.contains("")) {
      throw new IllegalArgumentException("expected " + COLUMNS + " columns: " + cells);
    }
    String source = sources.get(cells.get(7));
    if (source == null || !TRANSPORTS.contains(cells.get(2))) {
      throw new IllegalArgumentException("no such source or transport: " + cells);
    }
    entries.add(
        new PortEntry(
            cells.get(0),
            cells.get(1),
            cells.get(2),
            ranges(cells.get(3)),
            cells.get(4),
            cells.get(5),
            cells.get(6),
            source));
  }

  private static List<PortRange> ranges(String text) {
    return text.equals("-")
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).map(PortRange::of).toList();
  }
}
