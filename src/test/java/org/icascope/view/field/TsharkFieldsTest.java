package org.icascope.view.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.Test;
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
    List<String> names = new ArrayList<>(NUMBERS);
    names.addAll(TEXTS);
    Map<String, Map<Long, String>> expected = expected(file, names);
    for (String name : names) {
      assertEquals(expected.get(name), FieldValues.in(file.toString(), name), name);
    }
  }

  @Test
  void headersOfCookedCapturesAreThoseOfTshark() throws IOException {
    Tshark.assumeInstalled();
    Path file = TestCaptures.folder("scenarios").resolve("20-linux-cooked.pcap");
    List<String> names =
        List.of(
            "sll.pkttype",
            "sll.hatype",
            "sll.halen",
            "sll.ifindex",
            "sll.src.eth",
            "ip.len",
            "ip.id");
    Map<String, Map<Long, String>> expected = expected(file, names);
    assertTrue(expected.get("sll.pkttype").size() > 100);
    for (String name : names) {
      Map<Long, String> values = FieldValues.in(file.toString(), name);
      assertEquals(decimal(expected.get(name)), values, name);
    }
  }

  /** What tshark prints in hexadecimal. */
  private static Map<Long, String> decimal(Map<Long, String> values) {
    Map<Long, String> decimal = new TreeMap<>(values);
    decimal.replaceAll((frame, text) -> text.startsWith("0x") ? "" + Long.decode(text) : text);
    return decimal;
  }

  /** The filter that Wireshark colours "Bad TCP" by needs window updates taken out of it. */
  @Test
  void windowUpdatesAreRemarksOfTcp() throws IOException {
    Tshark.assumeInstalled();
    Path file = TestCaptures.folder("scenarios").resolve("17-tcp-torture.pcap");
    String both = "tcp.analysis.flags && tcp.analysis.window_update";
    assertEquals(
        List.of("2934"),
        Tshark.fields(file, List.of("-Y", both), "frame.number").stream().map(r -> r[0]).toList());
    assertTrue(FieldValues.in(file.toString(), "tcp.analysis.flags").containsKey(2934L));
  }

  /** By name and frame, in one run: tshark takes long to start. */
  private static Map<String, Map<Long, String>> expected(Path file, List<String> names)
      throws IOException {
    List<String> columns = new ArrayList<>(List.of("frame.number"));
    columns.addAll(names);
    Map<String, Map<Long, String>> values = new HashMap<>();
    names.forEach(name -> values.put(name, new TreeMap<>()));
    for (String[] row : Tshark.fields(file, List.of(), columns.toArray(String[]::new))) {
      for (int i = 1; i < row.length; i++) {
        if (!row[i].isEmpty()) {
          values.get(columns.get(i)).put(Long.parseLong(row[0]), row[i]);
        }
      }
    }
    return values;
  }
}
