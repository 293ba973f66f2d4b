package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of encrypted connections when nobody gave keys, and of selections that miss all. */
class WithoutKeysTest {

  private static final String BROKEN = "samples/tls-reconnect.pcap";

  @TempDir Path folder;
  private String capture;

  /** Two clients of one gateway. */
  @BeforeEach
  void record() throws IOException {
    Scenario scenario = new Scenario("closed");
    for (String client : List.of("192.168.20.81:50001", "192.168.20.82:50002")) {
      scenario
          .cgpSession(client, "203.0.113.10:443")
          .overTls(Kind.tls(0x1301), "gateway.example.com")
          .connect()
          .run(2)
          .finish();
    }
    capture = Files.write(folder.resolve("closed.pcap"), scenario.pcap()).toString();
  }

  private static CommandForTests.Result run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "--tz", "UTC", "--width", "400"));
    arguments.addAll(List.of(options));
    return CommandForTests.run(arguments);
  }

  private static String text(String... options) {
    CommandForTests.Result result = run(options);
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  private static void says(String text, String part) {
    assertTrue(text.contains(part), text);
  }

  @Test
  void theConnectionsAreCountedAndTheRemedyIsNamed() {
    String text = text(capture);
    says(
        text,
        "No Citrix session could be read: 2 TLS connections to 203.0.113.10:443 were seen, whose"
            + " content is closed without keys.");
    says(text, "Next: give their keys: --tls-keys FILE");
    assertFalse(text.contains("could not be opened"), text);
  }

  @Test
  void ofACutCaptureAWholeOneIsAskedForFirst() throws IOException {
    Path cut = CutTrace.write(Path.of(capture), 164, folder.resolve("cut.cap"));
    String text = text(cut.toString());
    says(text, "Next: take a capture with full packet size (snap length 0");
    assertFalse(text.contains("give their keys"), text);
  }

  @Test
  void aKeyFileWithoutKeysChangesNothingOfIt() throws IOException {
    Path useless = Files.writeString(folder.resolve("notes.txt"), "these are no keys\n");
    says(
        text("--tls-keys", useless.toString(), capture),
        "2 TLS connections to 203.0.113.10:443 were seen, whose content is closed without keys.");
  }

  @Test
  void onlyThoseOfTheSelectionCount() {
    says(
        text("--client", "192.168.20.82", capture),
        "1 TLS connection to 203.0.113.10:443 was seen, whose content is closed without keys.");
    says(text("--server", "203.0.113.10:443", capture), "2 TLS connections to 203.0.113.10:443");
    says(
        text("--server", "203.0.113.11", capture),
        "Nothing in this selection: the capture holds 2 encrypted connections, none of them");
  }

  @Test
  void anAddressOfTheOtherEndIsToldAsSuch() {
    says(text("--client", "203.0.113.10", capture), " 203.0.113.10 is a server in it: --server.");
    says(text("--server", "192.168.20.82", capture), " 192.168.20.82 is a client in it: --client.");
  }

  @Test
  void theSelectionHoldsForConnectionsThatKeysDidNotOpen() throws IOException {
    String zeros = "00".repeat(32);
    Path other = folder.resolve("other.keys");
    Files.writeString(other, "CLIENT_RANDOM " + zeros + " " + zeros + "00".repeat(16) + "\n");
    says(
        text("--tls-keys", other.toString(), "--client", "192.168.20.81", capture),
        "- 1 TLS connection to 203.0.113.10:443 could not be opened: what is needed is");
  }

  @Test
  void aWindowInWhichNothingHappenedSaysSo() {
    for (List<String> window :
        List.of(List.of("--from", "09:00", "--to", "09:01"), List.of("--to", "09:01"))) {
      for (String sample : List.of("samples/edt-reconnect.pcapng", BROKEN, capture)) {
        List<String> all = new ArrayList<>(window);
        all.add(sample);
        says(text(all.toArray(String[]::new)), "Nothing in this selection: the capture holds ");
      }
    }
  }

  /** Frames and streams: looked up with tshark in the sample. */
  @Test
  void aReturnAfterABreakIsToldWithWhatShowsItAndWhatToDo() {
    String text = text("--color", "never", BROKEN);
    says(text, "1 encrypted connection broke and its client came back: what was inside could not");
    says(
        text,
        "- at 09:31:38, 192.168.20.51:51713 came back to 203.0.113.10:443 after 5.81 s: its"
            + " encrypted connection from port 51712 had been reset (likely; frames 245, 250;"
            + " filter tcp.stream in {0, 6}).");
    says(text, "Next: Get the keys of these connections (--tls-keys)");
    assertFalse(text.contains("0 Citrix sessions"), text);
  }

  @Test
  void aReturnAfterABreakIsAFindingForScripts() {
    assertEquals(3, run("--fail-on", "warning", BROKEN).exitCode());
    assertEquals(0, run("--fail-on", "error", BROKEN).exitCode());
    assertEquals(0, run("--fail-on", "info", capture).exitCode());
    says(run("--format", "json", BROKEN).out(), "\"rule\" : \"tls-reconnect\"");
  }

  @Test
  void aFallbackFromEdtToTcpIsInTheAnswer() {
    says(
        text("-q", "samples/edt-reconnect.pcapng"),
        "; resumed over TCP, as EDT did not get through; sent again: ");
  }

  @Test
  void aRefusedWebSocketIsAFindingForScripts() {
    String sample = "samples/html5-websocket.pcap";
    assertEquals(3, run("--fail-on", "warning", sample).exitCode());
    says(text(sample), "10.10.5.19:8008 refused the WebSocket of 1 browser client (403 Forbidden)");
  }
}
