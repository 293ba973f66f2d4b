package org.icascope.cli;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key logs that open a part of a connection only: nothing is concluded from the rest. */
class HalfKeysTest {

  @TempDir Path folder;
  private Path capture;
  private List<String> keys;

  /** One session in TLS 1.3 that breaks and is resumed. */
  @BeforeEach
  void record() throws IOException {
    Scenario scenario = new Scenario("half");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.82:50002", "203.0.113.10:443")
            .overTls(Kind.tls(0x1301), "gateway.example.com")
            .connect()
            .run(2);
    session.breakByReset(SERVER_TO_CLIENT).idle(1).resume(50003).run(1).finish();
    capture = Files.write(folder.resolve("half.pcap"), scenario.pcap());
    keys = scenario.keyLog().lines().toList();
    assertEquals(2 * 4, keys.size());
  }

  private String with(String format, Predicate<String> wanted) throws IOException {
    Path log = folder.resolve("half.keys");
    Files.write(log, keys.stream().filter(wanted).toList());
    List<String> arguments = new ArrayList<>(List.of("analyze", "--tz", "UTC", "--width", "400"));
    arguments.addAll(List.of("--format", format, "--tls-keys", "" + log, "" + capture));
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  private static void says(String text, String part) {
    assertTrue(text.contains(part), text);
  }

  @Test
  void withTheClientsKeysAloneNothingIsSaidOfTheServersAnswers() throws IOException {
    String text = with("text", line -> line.startsWith("CLIENT_"));
    assertFalse(text.contains("did not answer"), text);
    assertFalse(text.contains("no answer"), text);
    says(text, "the keys of the server's direction are missing");
    says(text, "SERVER_TRAFFIC_SECRET_0 of the key log");
    says(text, "Decoded: CGP in 1 and ICA set-up in 1 of 1 session.");
    says(text, "1.1 s frozen");
    assertFalse(text.contains("some records could not be decrypted"), text);
  }

  @Test
  void withTheServersKeysAloneNothingIsSaidOfTheClientsWords() throws IOException {
    String text = with("text", line -> line.startsWith("SERVER_"));
    assertFalse(text.contains("did not answer"), text);
    says(text, "the keys of the client's direction are missing");
    assertFalse(text.contains("some records could not be decrypted"), text);
  }

  @Test
  void theMissingDirectionIsADiagnosticAtTheFirstRecordThatWasOpened() throws IOException {
    String json = with("json", line -> line.startsWith("CLIENT_"));
    assertEquals(2, json.split("\"tls.no-keys\"", -1).length - 1, json);
    assertFalse(json.contains("cgp.out-of-sync"), json);
    assertFalse(json.contains("cgp.resync"), json);
  }

  @Test
  void handshakeSecretsAloneAreToldAsNotEnough() throws IOException {
    String text = with("text", line -> line.contains("_HANDSHAKE_TRAFFIC_SECRET "));
    says(text, "No Citrix session could be read: 2 TLS connections to 203.0.113.10:443");
    says(
        text,
        "2 TLS connections to 203.0.113.10:443 could not be opened: the key log has only the"
            + " handshake secrets of this connection: what is needed are its application secrets");
  }

  @Test
  void applicationSecretsAloneAreEnough() throws IOException {
    String text = with("text", line -> line.contains("_TRAFFIC_SECRET_0 "));
    says(text, "1 incident in 1 of 1 session (all recovered):");
    assertFalse(text.contains("could not be opened"), text);
  }

  @Test
  void whatIsMissingMayLieInTheConnectionThatStayedClosed() throws IOException {
    String second = keys.get(7).split(" ")[1];
    String text = with("text", line -> line.contains(second));
    says(
        text,
        "1 reconnect whose break is not in this capture or in a connection that could not be"
            + " opened; ");
    says(text, "* already running at the start of the capture or in a connection that could not");
    says(text, "was resumed; its break was not seen");
  }
}
