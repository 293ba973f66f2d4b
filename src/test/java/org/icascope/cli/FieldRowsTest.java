package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Tshark;
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
          "ipv6.src",
          "tcp.stream",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.seq",
          "tcp.ack",
          "tcp.len",
          "tcp.flags",
          "tcp.flags.syn",
          "tcp.window_size_value",
          "tcp.analysis.retransmission",
          "udp.stream",
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
          "frame.time_relative > 0.5");

  private static CommandForTests.Result packets(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("packets", "--keep-duplicates"));
    all.addAll(arguments);
    return CommandForTests.run(InputStream.nullInputStream(), all);
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
    for (String sample :
        List.of(ROAMING, "samples/ipv6-vlan-failover.pcap", "samples/edt-reconnect.pcapng")) {
      assertEquals(tshark(Path.of(sample), ""), rows(Path.of(sample), ""), sample);
    }
  }

  @Test
  void filtersChooseTheFramesThatTsharkChooses() throws IOException {
    Tshark.assumeInstalled();
    List<Path> captures = new ArrayList<>(List.of(Path.of(ROAMING)));
    captures.addAll(TestCaptures.list("scenarios", "17-tcp-torture.pcap", "19-ipv6-vlan.pcap"));
    for (Path capture : captures) {
      for (String filter : FILTERS) {
        List<String> expected =
            Tshark.lines(capture, List.of("-Y", filter, "-T", "fields", "-e", "frame.number"));
        List<String> ours =
            packets(List.of(capture.toString(), "-Y", filter, "-T", "fields", "-e", "frame.number"))
                .out()
                .lines()
                .toList();
        assertEquals(expected, ours, capture.getFileName() + " " + filter);
      }
    }
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
    String shown =
        CommandForTests.run(
                InputStream.nullInputStream(), List.of("show", ROAMING, "-n", "386", "-x"))
            .out();
    String listed = packets(List.of(ROAMING, "-V", "-x", "-Y", "frame.number == 386")).out();
    assertEquals(shown, listed);
    String bytes = packets(List.of(ROAMING, "-x", "-c", "1")).out();
    assertTrue(bytes.startsWith("Frame 1: 66 bytes on wire"), bytes);
    assertEquals(1 + 1 + 5, bytes.lines().count()); // title, empty line, 66 bytes in rows of 16
  }
}
