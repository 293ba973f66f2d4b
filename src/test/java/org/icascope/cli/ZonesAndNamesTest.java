package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time zones, columns by name, and what is said of names that do not exist. */
class ZonesAndNamesTest {

  /** Its first frame is of 2026-03-02 09:30:00.2 UTC (capinfos). */
  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  private static final String OTHER = "samples/clean-session.pcap";

  private final TimeZone machine = TimeZone.getDefault();

  @BeforeEach
  void aMachineInNewYork() {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
  }

  @AfterEach
  void backHome() {
    TimeZone.setDefault(machine);
  }

  private static String row(String field, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("packets", ROAMING, "-c", "1", "-T", "fields", "-e", field));
    arguments.addAll(List.of(more));
    return CommandForTests.run(arguments.toArray(String[]::new)).out().strip();
  }

  /** The texts are those of tshark 4.0.17 with TZ set so. */
  @Test
  void timesAreInTheZoneOfTheMachineOrTheOneGiven() {
    assertEquals("Mar  2, 2026 04:30:00.200000000 EST", row("frame.time"));
    assertEquals("Mar  2, 2026 10:30:00.200000000 CET", row("frame.time", "--tz", "Europe/Berlin"));
    assertEquals("Mar  2, 2026 09:30:00.200000000 UTC", row("frame.time", "--tz", "UTC"));
    assertEquals("Mar  2, 2026 09:30:00.200000000 UTC", row("frame.time", "-t", "ud"));
    assertEquals("1772443800.200000000", row("frame.time_epoch", "--tz", "Europe/Berlin"));
  }

  @Test
  void treesShowTheSameTime() {
    String line = "Arrival time: Mar  2, 2026 10:30:00.200000000 CET";
    for (String command : List.of("show", "packets")) {
      String tree =
          CommandForTests.run(
                  command, "-V", "-Y", "frame.number == 1", "--tz", "Europe/Berlin", ROAMING)
              .out();
      assertTrue(tree.contains(line), tree);
    }
    assertTrue(
        CommandForTests.run("show", ROAMING, "-n", "1").out().contains("04:30:00.200000000 EST"));
    assertTrue(
        CommandForTests.run("show", ROAMING, "--tz", "Nowhere")
            .err()
            .contains("--tz: not a time zone"));
  }

  @Test
  void timesInFiltersAreInThatZoneWhereTheyHaveNone() {
    assertEquals(1, count("frame.time < \"2026-03-02 04:30:00.201\""));
    assertEquals(1, count("frame.time < \"2026-03-02 10:30:00.201\"", "--tz", "Europe/Berlin"));
    assertEquals(0, count("frame.time < \"2026-03-02 09:30:00.201\"", "--tz", "Europe/Berlin"));
    assertEquals(1, count("frame.time < \"2026-03-02T09:30:00.201Z\"", "--tz", "Europe/Berlin"));
    assertEquals(1, count("frame.time < \"2026-03-02 11:30:00.201+02:00\""));
  }

  private static long count(String filter, String... more) {
    List<String> arguments = new ArrayList<>(List.of("packets", ROAMING, "-Y", filter));
    arguments.addAll(List.of(more));
    return CommandForTests.run(arguments.toArray(String[]::new)).out().lines().count();
  }

  @Test
  void columnsOfTheListAreFields() {
    String line = CommandForTests.run("packets", ROAMING, "-Y", "frame.number == 386").out();
    String row =
        CommandForTests.run(
                "packets",
                ROAMING,
                "-Y",
                "frame.number == 386",
                "-T",
                "fields",
                "-E",
                "separator=|",
                "-e",
                "_ws.col.Source",
                "-e",
                "_ws.col.Protocol",
                "-e",
                "_ws.col.Info",
                "-e",
                "_ws.col.info")
            .out()
            .strip();
    String info = "signature, BIND_REQUEST resume, next server message 102";
    assertEquals("192.168.77.132|CGP|" + info + "|" + info, row);
    assertTrue(line.strip().endsWith(info), line);
    assertEquals(2, count("_ws.col.Info contains \"BIND_REQUEST\"")); // by hand: 4 and 386
    assertTrue(row("_ws.col.Time").isEmpty());
    assertTrue(
        CommandForTests.run("packets", ROAMING, "-T", "fields", "-e", "_ws.col.Time")
            .err()
            .contains("depends on -t"));
  }

  @Test
  void eachRowCanNameItsFile() {
    String rows =
        CommandForTests.run("packets", ROAMING, OTHER, "-T", "fields", "-e", "icascope.file").out();
    assertEquals(List.of(OTHER, ROAMING), rows.lines().distinct().sorted().toList());
    assertTrue(
        CommandForTests.run("packets", ROAMING, "-Y", "icascope.file == \"x\"")
            .err()
            .contains("column 1: "));
  }

  @Test
  void aColumnOfSessionsIsFilledWithoutAFilter() {
    assertEquals(
        List.of("1\ts1"),
        CommandForTests.lines(
            "packets",
            "-T",
            "fields",
            "-e",
            "frame.number",
            "-e",
            "icascope.session",
            "-c",
            "1",
            ROAMING));
  }

  @Test
  void sessionsAndFlowsAreNamedByTheirNumberAlone() {
    assertEquals(
        CommandForTests.lines("packets", "--flow", "f2", ROAMING),
        CommandForTests.lines("packets", "--flow", "2", ROAMING));
  }

  @Test
  void treesOfSeveralFilesNameTheirFile() {
    String one = "samples/clean-session.pcap";
    String title = "[File: ";
    assertTrue(
        CommandForTests.lines("show", "-n", "1", one, ROAMING).stream()
            .anyMatch(line -> line.endsWith("File: " + ROAMING)));
    assertTrue(
        CommandForTests.lines("show", "-n", "1", ROAMING).stream()
            .noneMatch(line -> line.contains(title)));
  }

  @Test
  void numbersThatAFieldCannotHaveAreNone() {
    var result = CommandForTests.run("packets", "-Y", "tcp.port in {1494, 99999}", ROAMING);
    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().contains("column 20: \"99999\" is too big for tcp.port: 65535 at most"),
        result.err());
  }

  @Test
  void contentThatIsNeverGivenSaysWhatHasItsLength() {
    for (String filter : List.of("tcp.payload contains \"x\"", "tcp.payload")) {
      String said = CommandForTests.run("packets", ROAMING, "-Y", "tcp && " + filter).err();
      assertTrue(said.contains("column 8: tcp.payload is content, which is never shown"), said);
      assertTrue(said.contains("its length is in tcp.len"), said);
    }
    assertTrue(
        CommandForTests.run("packets", ROAMING, "-T", "fields", "-e", "tcp.payload")
            .err()
            .contains("in tcp.len"));
    String own =
        CommandForTests.run("packets", ROAMING, "-Y", "cgp.data_realtime.payload contains 00")
            .err();
    assertTrue(own.contains("column 1: cgp.data_realtime.payload is content"), own);
    String secret =
        CommandForTests.run("packets", ROAMING, "-Y", "cgp.session_reliability.secret_ticket == 00")
            .err();
    assertTrue(secret.contains("or cgp.session_reliability.len_ticket"), secret);
    assertTrue(count("len(cgp.data_realtime.payload) == 63") > 0); // frame 13, by hand
  }

  @Test
  void groupsHaveNoBytes() {
    for (String filter : List.of("cgp.bind contains 00", "cgp.bind[0:2] == 00:00")) {
      String said = CommandForTests.run("packets", ROAMING, "-Y", filter).err();
      assertTrue(said.contains("bytes to search have protocols only, as cgp"), said);
    }
  }

  @Test
  void wrongNamesLeadToTheRightOnes() {
    assertTrue(
        CommandForTests.run("packets", ROAMING, "-Y", "cgp.replayed")
            .err()
            .contains("mean icascope.replayed?"));
    assertTrue(
        CommandForTests.run("show", ROAMING, "--field", "cgp.comand")
            .err()
            .contains("did you mean cgp.command?"));
    assertTrue(
        CommandForTests.run("fields", "cgp.comand").err().contains("did you mean cgp.command?"));
    assertTrue(
        CommandForTests.run("fields", "tcp.payload").err().contains("its length is in tcp.len"));
  }

  @Test
  void formsOfTsharkThatThereAreNotAreNamedWithThoseThatThereAre() {
    for (String form : List.of("ek", "pdml", "psml", "tabs", "ps")) {
      CommandForTests.Result result = CommandForTests.run("packets", ROAMING, "-T", form);
      assertEquals(2, result.exitCode());
      assertTrue(result.err().contains("text, fields, json"), result.err());
    }
  }

  @Test
  void settingsOfRowsAreThoseOfTshark() {
    String header =
        CommandForTests.run(
                "packets",
                ROAMING,
                "-c",
                "1",
                "-T",
                "fields",
                "-e",
                "tcp.port",
                "-e",
                "frame.number",
                "-E",
                "header=yes",
                "-E",
                "separator=/s",
                "-E",
                "quote=s",
                "-E",
                "occurrence=l",
                "-E",
                "bom=no")
            .out();
    assertEquals("tcp.port frame.number\n'2598' '1'\n", header);
    String both =
        CommandForTests.run(
                "packets",
                ROAMING,
                "-c",
                "1",
                "-T",
                "fields",
                "-e",
                "tcp.port",
                "-E",
                "aggregator=/s")
            .out();
    assertEquals("54120 2598\n", both);
    assertTrue(
        CommandForTests.run("packets", ROAMING, "-T", "fields", "-e", "tcp.port", "-E", "escape=y")
            .err()
            .contains("separator, aggregator, occurrence, quote, header, bom"));
  }
}
