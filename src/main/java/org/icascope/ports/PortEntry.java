package org.icascope.ports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

  /** The word stands in one of the columns, whether in capitals or not. */
  boolean says(String word) {
    String all = String.join("\n", product, role, transport, from, to, purpose, source);
    return all.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }
}
