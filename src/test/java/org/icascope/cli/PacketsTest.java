package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.icascope.app.CaptureAnalysis;
import org.junit.jupiter.api.Test;

/**
 * {@code icascope packets} on the samples. Frames, times and lengths as tshark 4.0.17 lists them;
 * what is said of CGP and ICA is what the generator of the samples put in.
 */
class PacketsTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  /** Of a list without column of files: the line of a frame. */
  private static String line(List<String> lines, int frame) {
    return lines.stream()
        .filter(line -> line.strip().startsWith(frame + " "))
        .findFirst()
        .orElseThrow();
  }

  private static String tail(String line, int words) {
    String rest = line.strip();
    for (int i = 0; i < words; i++) {
      rest = rest.substring(rest.indexOf(' ')).strip();
    }
    return rest;
  }

  @Test
  void everyFrameHasItsLine() {
    assertEquals(603, CommandForTests.lines("packets", ROAMING).size()); // capinfos -c
  }

  @Test
  void theResumeIsOneLine() {
    assertEquals(
        "386  45.099704 192.168.77.132 \u2192 10.10.5.12     CGP   230 signature, BIND_REQUEST"
            + " resume, next server message 102",
        line(CommandForTests.lines("packets", ROAMING), 386).strip());
  }

  @Test
  void theAnswerSaysWhereTheClientGoesOn() {
    assertEquals(
        "CGP   199 signature, BIND_RESPONSE resume, next client message 121",
        tail(line(CommandForTests.lines("packets", ROAMING), 387), 5));
  }

  @Test
  void theFirstReplayedMessageIsMarked() {
    List<String> replayed =
        CommandForTests.lines("packets", ROAMING).stream()
            .filter(line -> line.contains("[replayed]"))
            .toList();
    assertEquals(2, replayed.size());
    assertEquals(
        "CGP   472 [replayed] DATA_REALTIME 67 bytes, [replayed] DATA_REALTIME 67 bytes,"
            + " [replayed] DATA_REALTIME 67 bytes, DATA_REALTIME_WITH_ACK 207 bytes,"
            + " ICA frame, basic encryption, 207 bytes",
        tail(replayed.get(0), 5));
  }

  @Test
  void theSetUpOfIcaNamesItsModules() {
    List<String> lines = CommandForTests.lines("packets", ROAMING);
    assertEquals(
        "ICA   129 INIT_RESPONSE VDCDM30N.DLL (drive mapping) 8 to come,"
            + " CGP DATA_REALTIME 73 bytes",
        tail(line(lines, 19), 5));
    assertTrue(line(lines, 8).endsWith("ICA    62 banner, CGP DATA_REALTIME 6 bytes"));
    assertTrue(line(lines, 32).endsWith("CGP    60 NOP ack 9"));
    assertTrue(
        line(lines, 6)
            .endsWith("CHANNEL_OPEN_REQUEST channel 0 Citrix.TcpProxyService to 127.0.0.1:1494"));
  }

  @Test
  void edtSaysHandshakesAndAcknowledgements() {
    List<String> lines = CommandForTests.lines("packets", "samples/edt-reconnect.pcapng");
    assertTrue(
        line(lines, 4)
            .endsWith(
                "EDT   106 handshake response, version 4, window 8192 packets, MTU 1500,"
                    + " socket 1498770363"));
    assertTrue(line(lines, 7).endsWith("ACK 1, next 1590401981, RTT 100.0 ms, 8191 free"));
    assertTrue(line(lines, 10).endsWith("EDT    62 ACK2 1"));
  }

  @Test
  void tlsSaysItsRecordsAndTheServerAskedFor() {
    List<String> lines = CommandForTests.lines("packets", "samples/tls-reconnect.pcap");
    assertTrue(line(lines, 4).endsWith("TLSv1.2  166 Client Hello (SNI=gateway.example.com)"));
    assertTrue(
        line(lines, 5)
            .endsWith("Server Hello, Certificate, Server Key Exchange, Server Hello Done"));
  }

  @Test
  void theUpgradeToWebSocketIsSeenAndItsPathIsNot() {
    List<String> lines = CommandForTests.lines("packets", "samples/html5-websocket.pcap");
    assertTrue(line(lines, 13).endsWith("HTTP  238 GET request, upgrade to WebSocket"));
    assertTrue(line(lines, 14).endsWith("HTTP  183 HTTP/1.1 101 Switching Protocols"));
  }

  @Test
  void timesHaveTheLettersOfTshark() {
    assertTrue(
        CommandForTests.lines("packets", "-t", "d", "-c", "3", ROAMING)
            .get(2)
            .startsWith("    3   0.014200 "));
    assertTrue(
        CommandForTests.lines("packets", "--time", "utc", "-c", "1", ROAMING)
            .get(0)
            .startsWith("    1 2026-03-02 09:30:00.200000 "));
    assertTrue(
        CommandForTests.lines("packets", "-t", "ad", "--tz", "+02:00", "-c", "1", ROAMING)
            .get(0)
            .startsWith("    1 2026-03-02 11:30:00.200000 "));
    assertTrue(
        CommandForTests.lines("packets", "-t", "u", "-c", "1", ROAMING)
            .get(0)
            .startsWith("    1 09:30:00.200000 "));
    assertTrue(
        CommandForTests.lines("packets", "-t", "e", "-c", "1", ROAMING)
            .get(0)
            .startsWith("    1 1772443800.200000 "));
  }

  @Test
  void theOptionsOfTsharkMeanTheSame() {
    assertEquals(4, CommandForTests.lines("packets", "-n", "-r", ROAMING, "-c", "4").size());
    assertEquals(0, CommandForTests.lines("packets", "-q", ROAMING).size());
  }

  @Test
  void severalFilesHaveAColumn() {
    List<String> lines =
        CommandForTests.lines(
            "packets", "samples/clean-session.pcap", "samples/ica-reconnect.pcap");
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("clean-session.pcap ")));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("ica-reconnect.pcap ")));
    assertFalse(
        CommandForTests.lines("packets", "samples/clean-session.pcap")
            .get(0)
            .contains("clean-session"));
  }

  @Test
  void aSessionBringsTheFramesOfItsFlowsAndNoOthers() {
    List<String> all = CommandForTests.lines("packets", "samples/two-clients-behind-nat.pcap");
    List<String> first =
        CommandForTests.lines("packets", "--session", "s1", "samples/two-clients-behind-nat.pcap");
    List<String> second =
        CommandForTests.lines("packets", "--session", "s2", "samples/two-clients-behind-nat.pcap");
    assertTrue(!first.isEmpty() && first.size() < all.size());
    assertTrue(first.stream().noneMatch(line -> second.contains(line)));
  }

  @Test
  void aFlowIsTheOneThatTheDocumentNames() {
    List<String> lines = CommandForTests.lines("packets", "--flow", "f2", ROAMING);
    assertEquals(603 - 383, lines.size()); // tshark -Y tcp.stream==1
  }

  @Test
  void framesOfATimeOnly() {
    List<String> lines =
        CommandForTests.lines(
            "packets", "--tz", "UTC", "--from", "09:30:45", "--to", "09:30:46", ROAMING);
    assertFalse(lines.isEmpty());
    assertTrue(lines.get(0).strip().startsWith("3"));
    assertTrue(lines.size() < 603);
  }

  @Test
  void standardInputIsRead() throws IOException {
    byte[] file = Files.readAllBytes(Path.of(ROAMING));
    CommandForTests.Result result =
        CommandForTests.run(new ByteArrayInputStream(file), List.of("packets", "-"));
    assertEquals(0, result.exitCode());
    assertEquals(CommandForTests.run("packets", ROAMING).out(), result.out());
  }

  @Test
  void standardInputCannotBeReadTwice() {
    CommandForTests.Result result = CommandForTests.run("packets", "--session", "s1", "-");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("standard input can be read only once"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void wrongValuesAreOneLine() {
    for (String[] wrong :
        new String[][] {
          {"packets", "-t", "x", ROAMING},
          {"packets", "-c", "0", ROAMING},
          {"packets", "--session", "x1", ROAMING},
          {"packets", "--session", "s9", ROAMING},
          {"packets", "--flow", "f99", ROAMING},
          {"packets", "--session", "s1,x", ROAMING},
          {"packets"}
        }) {
      CommandForTests.Result result = CommandForTests.run(wrong);
      assertEquals(2, result.exitCode(), String.join(" ", wrong));
      assertEquals(2, result.err().lines().count(), result.err());
    }
    CommandForTests.Result missing = CommandForTests.run("packets", "no-such-file.pcap");
    assertEquals(1, missing.exitCode());
    assertEquals(1, missing.err().lines().count());
  }

  @Test
  void aReaderThatLeavesEndsTheRunQuietly() {
    int[] written = {0};
    StandardOutput out =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                if (++written[0] > 1000) {
                  throw new IOException("Broken pipe");
                }
              }
            });
    StringWriter err = new StringWriter();
    Environment environment =
        new Environment(
            InputStream.nullInputStream(),
            out,
            new PrintWriter(err, true),
            StandardCharsets.UTF_8,
            true, // lines go out one by one
            false,
            Map.of("TERM", "dumb"),
            out::hasFailed);
    int exitCode = new Commands(CaptureAnalysis::run, environment).run("packets", ROAMING);
    assertEquals(0, exitCode);
    assertEquals("", err.toString());
    assertTrue(out.problem().isEmpty());
    assertEquals(1001, written[0], "nothing was written after the reader had left");
  }

  @Test
  void aTerminalSeesColorsUnlessTheyAreUnwanted() {
    assertTrue(onTerminal(Map.of("TERM", "xterm"), "packets", ROAMING).contains("\u001b[36m"));
    assertFalse(
        onTerminal(Map.of("TERM", "xterm"), "packets", "--no-color", ROAMING).contains("\u001b"));
    assertFalse(
        onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), "packets", ROAMING)
            .contains("\u001b"));
    assertFalse(CommandForTests.run("packets", ROAMING).out().contains("\u001b"));
  }

  private static String onTerminal(Map<String, String> variables, String... arguments) {
    var out = new java.io.ByteArrayOutputStream();
    Environment environment =
        new Environment(
            InputStream.nullInputStream(),
            out,
            new PrintWriter(new StringWriter(), true),
            StandardCharsets.UTF_8,
            true,
            true,
            variables,
            () -> false);
    new Commands(CaptureAnalysis::run, environment).run(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }
}
