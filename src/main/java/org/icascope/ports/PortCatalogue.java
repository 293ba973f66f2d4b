package org.icascope.ports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.icascope.model.Transport;

/** All rows, and how to find one. */
public final class PortCatalogue {

  /** A row for more ports than that says nothing about one of them. Chosen. */
  private static final int WIDE = 1000;

  private static final Pattern NUMBERS = Pattern.compile("\\d{1,5}(?:-\\d{1,5})?");

  private final List<PortEntry> entries;
  private final BitSet common;
  private final Map<String, String> aliases;
  private final Map<Integer, List<PortEntry>> byPort = new HashMap<>();

  PortCatalogue(List<PortEntry> entries, BitSet common, Map<String, String> aliases) {
    this.entries = List.copyOf(entries);
    this.common = common;
    this.aliases = Map.copyOf(aliases);
    for (PortEntry entry : entries) {
      for (PortRange range : entry.ports()) {
        for (int port = range.first(); range.size() <= WIDE && port <= range.last(); port++) {
          byPort.computeIfAbsent(port, p -> new ArrayList<>(2)).add(entry);
        }
      }
    }
  }

  private static final class Standard {
    static final PortCatalogue CATALOGUE = CatalogueFile.read();
  }

  /** The one that the program comes with. */
  public static PortCatalogue standard() {
    return Standard.CATALOGUE;
  }

  /** All rows in the order of the file, which groups them by product. */
  public List<PortEntry> all() {
    return entries;
  }

  /** Rows about this port, without those about a thousand others as well. */
  public List<PortEntry> of(Transport transport, int port) {
    return byPort.getOrDefault(port, List.of()).stream()
        .filter(entry -> entry.isOn(transport.label()))
        .toList();
  }

  /** Much else listens on this port as well. */
  public boolean isCommon(int port) {
    return common.get(port);
  }

  /** The word asks for a port or a range of ports and not for text. */
  public static boolean isNumber(String word) {
    return NUMBERS.matcher(word).matches();
  }

  /**
   * Rows that every word fits by the text of its columns, and one of the numbers or ranges by its
   * ports. Where numbers are asked for, rows for few ports come first.
   *
   * @throws IllegalArgumentException when a number is none of a port
   */
  public List<PortEntry> matching(List<String> words) {
    List<PortRange> ranges =
        words.stream().filter(PortCatalogue::isNumber).map(PortRange::of).toList();
    List<PortEntry> found = new ArrayList<>();
    for (PortEntry entry : entries) {
      if ((ranges.isEmpty() || ranges.stream().anyMatch(range -> entry.fit(range) > 0))
          && words.stream().filter(word -> !isNumber(word)).allMatch(word -> says(entry, word))) {
        found.add(entry);
      }
    }
    ToIntFunction<PortEntry> width =
        e -> ranges.stream().mapToInt(e::fit).filter(size -> size > 0).min().orElse(0);
    if (!ranges.isEmpty()) {
      found.sort(Comparator.comparingInt(e -> width.applyAsInt(e) > WIDE ? 1 : 0)); // stable
    }
    return found;
  }

  private boolean says(PortEntry entry, String word) {
    String named = aliases.get(word.toLowerCase(Locale.ROOT));
    return entry.says(word) || named != null && entry.isOf(named);
  }

  /** The row is about so many ports that it says nothing about the one that was asked for. */
  public static boolean isWide(PortEntry entry) {
    return entry.ports().stream().anyMatch(range -> range.size() > WIDE);
  }

  /** Words that are known besides those of the rows. */
  public Set<String> aliases() {
    return aliases.keySet();
  }

  /** The port of a row, not of a wide one, that is nearest. */
  public Optional<Integer> nearest(int port) {
    return byPort.keySet().stream()
        .min(Comparator.<Integer>comparingInt(p -> Math.abs(p - port)).thenComparing(p -> p));
  }
}
