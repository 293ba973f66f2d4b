package org.icascope.ports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the catalogue.
 *
 * @param product a product or a part of one
 * @param role what listens there, in the same words in all rows
 * @param transport {@code tcp}, {@code udp}, {@code tcp/udp}, {@code icmp} or {@code ip}
 * @param ports empty where a port is agreed upon at run time, or there is none
 * @param from who opens the connection
 * @param to who listens
 * @param source title of the public page it comes from
 */
public record PortEntry(
    String product,
    String role,
    String transport,
    List<PortRange> ports,
    String from,
    String to,
    String purpose,
    String source) {

  /** Shorter words stand in the middle of many others. Chosen: STA and "instances". */
  private static final int SHORT = 3;

  public PortEntry {
    ports = List.copyOf(ports);
  }

  /** {@code 80, 443}, {@code 6910-6930} or {@code -}. */
  public String portText() {
    return ports.isEmpty()
        ? "-"
        : ports.stream().map(PortRange::toString).collect(Collectors.joining(", "));
  }

  /** It says something about ports of this transport, {@code tcp} or {@code udp}. */
  boolean isOn(String label) {
    return transport.equals(label) || transport.equals("tcp/udp");
  }

  /** The smallest range that has one of these ports, as its size; 0 when there is none. */
  int fit(PortRange wanted) {
    return ports.stream().filter(wanted::meets).mapToInt(PortRange::size).min().orElse(0);
  }

  /**
   * The word stands in one of the columns, whether in capitals or not; a short one as a word of its
   * own.
   */
  boolean says(String word) {
    String all = String.join("\n", product, role, transport, from, to, purpose, source);
    String wanted = word.toLowerCase(Locale.ROOT);
    String text = all.toLowerCase(Locale.ROOT);
    return wanted.length() <= SHORT
        ? Arrays.asList(text.split("[^\\p{L}\\p{N}]+")).contains(wanted)
        : text.contains(wanted);
  }

  /** A column that names somebody or something begins so, or a part of it after an "or". */
  boolean isOf(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Stream.of(product, role, from, to)
        .flatMap(column -> Arrays.stream(column.split(", | or | and ")))
        .anyMatch(part -> part.toLowerCase(Locale.ROOT).startsWith(wanted));
  }
}
