package org.icascope.view.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.flow.Tshark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that have Wireshark's names have the values that tshark gives. */
class TsharkFieldsTest {

  private static final List<String> NUMBERS =
      List.of(
          "frame.len",
          "frame.cap_len",
          "ip.ttl",
          "ip.dsfield.dscp",
          "ip.proto",
          "ipv6.hlim",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.stream",
          "tcp.seq",
          "tcp.seq_raw",
          "tcp.ack_raw",
          "tcp.len",
          "tcp.hdr_len",
          "tcp.window_size_value",
          "tcp.flags.syn",
          "tcp.flags.fin",
          "tcp.flags.reset",
          "tcp.flags.push",
          "udp.srcport",
          "udp.stream",
          "udp.length",
          "vlan.id");

  private static final List<String> TEXTS =
      List.of("eth.src", "eth.dst", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roaming-reconnect.pcapng",
        "ipv6-vlan-failover.pcap",
        "edt-reconnect.pcapng",
        "connect-failures.pcap",
        "html5-websocket.pcap"
      })
  void valuesAreThoseOfTshark(String sample) throws IOException {
    Tshark.assumeInstalled();
    Path file = Path.of("samples", sample);
    for (List<String> names : List.of(NUMBERS, TEXTS)) {
      for (String name : names) {
        assertEquals(expected(file, name), FieldValues.in(file.toString(), name), name);
      }
    }
  }

  private static Map<Long, String> expected(Path file, String name) throws IOException {
    Map<Long, String> values = new TreeMap<>();
    for (String[] row : Tshark.fields(file, List.of(), "frame.number", name)) {
      if (!row[1].isEmpty()) {
        values.put(Long.parseLong(row[0]), row[1]);
      }
    }
    return values;
  }
}
