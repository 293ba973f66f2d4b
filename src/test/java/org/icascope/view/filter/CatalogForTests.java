package org.icascope.view.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icascope.view.field.FieldCatalog;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldType;

/** Some fields of each type, named as in Wireshark where it has them. */
final class CatalogForTests implements FieldCatalog {

  static final CatalogForTests CATALOG = new CatalogForTests();

  private final Map<String, FieldInfo> fields = new TreeMap<>();

  private CatalogForTests() {
    add(FieldType.GROUP, "frame", "eth", "ip", "ipv6", "tcp", "udp", "cgp", "icmp");
    add(FieldType.NUMBER, "frame.number", "frame.len", "ip.ttl", "ip.proto");
    add(FieldType.NUMBER, "tcp.port", "tcp.srcport", "tcp.dstport", "tcp.len", "tcp.flags");
    add(FieldType.NUMBER, "tcp.seq", "udp.port", "cgp.command", "tls.handshake.type");
    add(FieldType.DECIMAL, "frame.time_delta", "frame.time_relative");
    add(FieldType.TIME, "frame.time", "frame.time_epoch");
    add(FieldType.BOOLEAN, "tcp.flags.syn", "tcp.flags.ack");
    add(FieldType.TEXT, "frame.protocols", "http.host", "http.request.method");
    add(FieldType.BYTES, "tcp.payload", "cgp.blob");
    add(FieldType.ADDRESS, "ip.addr", "ip.src", "ip.dst", "ipv6.addr");
    add(FieldType.ETHERNET, "eth.addr", "eth.src", "eth.dst");
    add(FieldType.GROUP, "tcp.analysis.retransmission");
    FieldInfo ticket =
        new FieldInfo("cgp.reliability.secret_ticket", FieldType.BYTES, "Ticket", "", true);
    fields.put(ticket.name(), ticket);
  }

  private void add(FieldType type, String... names) {
    for (String name : names) {
      fields.put(name, new FieldInfo(name, type, name, "", false));
    }
  }

  static FieldInfo field(String name) {
    return CATALOG.find(name).orElseThrow();
  }

  @Override
  public Optional<FieldInfo> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public List<FieldInfo> all() {
    return List.copyOf(fields.values());
  }

  @Override
  public Map<String, Long> namedValues(FieldInfo field) {
    return switch (field.name()) {
      case "cgp.command" -> Map.of("BIND_REQUEST", 1L, "BIND_RESPONSE", 2L, "DATA", 4L);
      case "ip.proto" -> Map.of("TCP", 6L, "UDP", 17L);
      case "tls.handshake.type" -> Map.of("Client Hello", 1L);
      default -> Map.of();
    };
  }
}
