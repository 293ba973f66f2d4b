package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Tshark;
import org.icascope.flow.TsharkFilters;
import org.junit.jupiter.api.Test;

/** {@code packets -Y} and {@code -T fields} print what tshark prints with the same options. */
class FieldRowsTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  private static final List<String> FIELDS =
      List.of(
          "frame.number",
          "frame.time_epoch",
          "frame.time_relative",
          "frame.time_delta",
          "frame.len",
          "frame.cap_len",
          "eth.src",
          "eth.dst",
          "ip.src",
          "ip.dst",
          "ip.ttl",
          "ip.id",
          "ip.version",
          "ip.hdr_len",
          "ip.dsfield",
          "ip.len",
          "ip.flags",
          "ip.flags.df",
          "ip.frag_offset",
          "eth.type",
          "frame.time",
          "frame.comment",
          "ipv6.src",
          "tcp.stream",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.seq",
          "tcp.ack",
          "tcp.len",
          "tcp.flags",
          "tcp.flags.syn",
          "tcp.flags.ece",
          "tcp.window_size_value",
          "tcp.window_size",
          "tcp.time_relative",
          "tcp.time_delta",
          "tcp.analysis.duplicate_ack_num",
          "tcp.analysis.duplicate_ack_frame",
          "tcp.analysis.reused_ports",
          "tcp.analysis.flags",
          "tls.record.version",
          "_ws.col.Source",
          "_ws.col.Destination",
          "tcp.analysis.retransmission",
          "udp.stream",
          "udp.time_relative",
          "udp.time_delta",
          "udp.srcport",
          "udp.length");

  private static final List<String> FILTERS =
      List.of(
          "tcp.flags.syn == 1",
          "tcp.len > 100 && ip.ttl < 100",
          "tcp.port in {80, 1494, 2598, 8000..9000} and not tcp.flags.reset",
          "ip.addr == 10.0.0.0/8 or ipv6",
          "frame.len >= 60 && frame.len <= 70 || udp",
          "tcp.flags & 0x12",
          "tcp.analysis.retransmission or tcp.analysis.duplicate_ack",
          "frame.time_relative > 0.5",
          "tcp.time_delta > 0.1",
          "frame[0:2] == 02:00",
          "frame[12:2] == 08:00 or frame[12:2] == 81:00",
          "eth[12:2] == 0800",
          "eth[0] & 1",
          "ip[8] == 40",
          "ip[0] & 0f == 05",
          "ip[19:1]",
          "ip[20:1]",
          "ip contains 45:00",
          "ipv6[0] == 60",
          "tcp[13] & 4",
          "tcp[13:1] == 02",
          "tcp[0:2] == 0a:26",
          "tcp contains 1a:43:47:50",
          "frame contains 1a:43:47:50",
          "frame contains \"/01\"",
          "frame matches \"^\\x02\"",
          "udp[0:2] == 0a:26",
          "udp[8:1]",
          "len(eth) == 14",
          "len(ip) == 20",
          "len(udp) == 8",
          "len(frame) > 100",
          "arp or icmp or icmpv6");

  private static CommandForTests.Result packets(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("packets", "--keep-duplicates"));
    all.addAll(arguments);
    return CommandForTests.run(all);
  }

  private static List<String> rows(Path capture, String filter) {
    List<String> arguments = new ArrayList<>(List.of("-r", capture.toString(), "-T", "fields"));
    FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
    arguments.addAll(filter.isEmpty() ? List.of() : List.of("-Y", filter));
    CommandForTests.Result result = packets(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return result.out().lines().toList();
  }

  private static List<String> tshark(Path capture, String filter) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-T", "fields"));
    FIELDS.forEach(field -> arguments.addAll(List.of("-e", field)));
    arguments.addAll(filter.isEmpty() ? List.of() : List.of("-Y", filter));
    return Tshark.lines(capture, arguments);
  }

  @Test
  void rowsOfFieldsAreThoseOfTshark() throws IOException {
    Tshark.assumeInstalled();
    List<Path> captures = new ArrayList<>();
    for (String sample :
        List.of("ipv6-vlan-failover.pcap", "edt-reconnect.pcapng", "connect-failures.pcap")) {
      captures.add(Path.of("samples", sample));
    }
    // nanoseconds; comments of packets
    captures.addAll(
        TestCaptures.list(
            "scenarios", "23-big-endian-nanoseconds.pcap", "24-pcapng-features.pcapng"));
    for (Path capture : captures) {
      assertEquals(tshark(capture, ""), rows(capture, ""), capture.toString());
    }
  }

  @Test
  void filtersChooseTheFramesThatTsharkChooses() throws IOException {
    Tshark.assumeInstalled();
    List<Path> captures =
        new ArrayList<>(List.of(Path.of(ROAMING), Path.of("samples/edt-reconnect.pcapng")));
    captures.addAll(TestCaptures.list("scenarios", "19-ipv6-vlan.pcap"));
    for (Path capture : captures) {
      Map<String, List<String>> expected = TsharkFilters.frames(capture, FILTERS);
      for (String filter : FILTERS) {
        assertEquals(expected.get(filter), numbers(capture, filter), capture + " " + filter);
      }
    }
  }

  private static List<String> numbers(Path capture, String filter) {
    return packets(List.of(capture.toString(), "-Y", filter, "-T", "fields", "-e", "frame.number"))
        .out()
        .lines()
        .toList();
  }

  @Test
  void otherProtocolsAreNamedAsInTshark() throws IOException {
    Tshark.assumeInstalled();
    List<String> names =
        List.of("arp", "icmp", "icmpv6", "loop", "eigrp", "pim", "pppoed", "icmp.type == 8");
    List<Path> captures =
        new ArrayList<>(
            TestCaptures.list(
                "real/linklayer",
                "mpls-basic.pcap",
                "exablaze_trailer.pcap",
                "telecomitalia-pppoe.pcap",
                "double_vlan_tagging.pcap",
                "linuxsll-arp.pcap"));
    captures.addAll(TestCaptures.list("real/tcp", "timeout-with-pings.pcap"));
    int frames = 0;
    for (Path capture : captures) {
      Map<String, List<String>> expected = TsharkFilters.frames(capture, names);
      for (String name : names) {
        assertEquals(expected.get(name), numbers(capture, name), capture.getFileName() + name);
        frames += expected.get(name).size();
      }
    }
    assertTrue(captures.isEmpty() || frames > 400, frames + " frames");
  }

  /** By hand: the resume is frame 386, its ticket has 16 bytes, the next message is 102. */
  @Test
  void theResumeIsFoundByAFilter() {
    CommandForTests.Result found =
        packets(
            List.of(
                ROAMING,
                "-Y",
                "cgp.command == BIND_REQUEST && cgp.session_reliability.flags == 1",
                "-T",
                "fields",
                "-E",
                "separator=,",
                "-E",
                "header=y",
                "-e",
                "frame.number",
                "-e",
                "cgp.session_reliability.len_ticket",
                "-e",
                "cgp.session_reliability.next_message",
                "-e",
                "cgp.session_reliability.secret_ticket"));
    assertEquals(
        "frame.number,cgp.session_reliability.len_ticket,cgp.session_reliability.next_message,"
            + "cgp.session_reliability.secret_ticket\n386,16,102,[16 bytes]\n",
        found.out());
  }

  @Test
  void severalValuesAreJoinedAsAsked() {
    String first = row("occurrence=f", "aggregator=;");
    assertEquals("10", first); // DATA_REALTIME, by hand
    assertTrue(row("occurrence=a", "aggregator=;").split(";").length > 1);
  }

  private static String row(String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(ROAMING, "-Y", "frame.number == 389", "-T", "fields", "-e", "cgp.command"));
    for (String setting : settings) {
      arguments.addAll(List.of("-E", setting));
    }
    return packets(arguments).out().strip();
  }

  @Test
  void aWrongFilterIsShownWithTheColumn() {
    CommandForTests.Result wrong = packets(List.of(ROAMING, "-Y", "tcp && cgp.comand == 1"));
    assertEquals(2, wrong.exitCode());
    assertEquals("", wrong.out());
    assertEquals(
        List.of(
            "icascope: -Y: column 8: there is no field \"cgp.comand\"; did you mean cgp.command?",
            "  tcp && cgp.comand == 1",
            "         ^~~~~~~~~~"),
        wrong.err().lines().toList());
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertTrue(packets(List.of(ROAMING, "-e", "tcp.port")).err().contains("-e: needs -T fields"));
    assertTrue(packets(List.of(ROAMING, "-T", "fields")).err().contains("fields needs -e FIELD"));
    assertTrue(
        packets(List.of(ROAMING, "-T", "fields", "-e", "tcp.prt"))
            .err()
            .contains("no such field: tcp.prt; did you mean tcp.port"));
    assertTrue(
        packets(List.of("-", "-Y", "icascope.session == \"s1\"")).err().contains("name a file"));
    assertTrue(
        packets(List.of(ROAMING, "-T", "fields", "-e", "tcp.port", "-E", "header=maybe"))
            .err()
            .contains("expected y or n"));
  }

  @Test
  void treesAndBytesOfTheListAreThoseOfShow() {
    String shown = CommandForTests.run(List.of("show", ROAMING, "-n", "386", "-x")).out();
    String listed = packets(List.of(ROAMING, "-V", "-x", "-Y", "frame.number == 386")).out();
    assertEquals(shown, listed);
    String bytes = packets(List.of(ROAMING, "-x", "-c", "1")).out();
    assertTrue(bytes.startsWith("Frame 1: 66 bytes on wire"), bytes);
    assertEquals(1 + 1 + 5, bytes.lines().count()); // title, empty line, 66 bytes in rows of 16
  }
}
