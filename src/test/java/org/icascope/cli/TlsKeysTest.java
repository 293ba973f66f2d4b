package org.icascope.cli;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --tls-keys} from the command line to the report. */
class TlsKeysTest {

  private static final Path SAMPLE = Path.of("samples", "tls-with-keys.pcapng");
  private static final int ECDHE_GCM = 0xc02f;
  private static final int RSA_GCM = 0x009c;
  private static final int TLS13_GCM = 0x1301;

  @TempDir Path folder;
  private Path capture;
  private Path keyLog;

  /** Two sessions through one gateway: one in TLS 1.2, one in TLS 1.3 with a resume. */
  @BeforeEach
  void record() throws IOException {
    Scenario scenario = new Scenario("keys");
    session(scenario, "192.168.20.81:50001", ECDHE_GCM).run(2).finish();
    CgpSession resumed = session(scenario, "192.168.20.82:50002", TLS13_GCM).run(2);
    resumed.breakByReset(SERVER_TO_CLIENT).idle(1).resume(50003).run(1).finish();
    capture = Files.write(folder.resolve("two.pcap"), scenario.pcap());
    keyLog = Files.writeString(folder.resolve("two.keys"), scenario.keyLog());
  }

  private static CgpSession session(Scenario scenario, String client, int suite) {
    return scenario
        .cgpSession(client, "203.0.113.10:443")
        .overTls(Kind.tls(suite), "gateway.example.com")
        .connect();
  }

  private static CommandForTests.Result run(Path capture, String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "--tz", "UTC"));
    arguments.addAll(List.of(options));
    arguments.add(capture.toString());
    return CommandForTests.run(arguments);
  }

  private static String text(Path capture, String... options) {
    List<String> all = new ArrayList<>(List.of("--width", "400"));
    all.addAll(List.of(options));
    CommandForTests.Result result = run(capture, all.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  private static void says(String text, String part) {
    assertTrue(text.contains(part), text);
  }

  @Test
  void aKeyLogOpensItsConnections() {
    String text = text(capture, "--tls-keys", keyLog.toString());
    says(text, "1 incident in 1 of 2 sessions (all recovered):");
    says(text, "192.168.20.82 > 203.0.113.10:443, TCP > TLS > CGP > ICA");
    assertFalse(text.contains("could not be opened"), text);
  }

  @Test
  void keysOfSeveralFilesAddUp() throws IOException {
    List<String> lines = Files.readAllLines(keyLog);
    assertEquals(1 + 4 + 4, lines.size());
    Path first = Files.write(folder.resolve("first.keys"), lines.subList(0, 1));
    Path rest = Files.write(folder.resolve("rest.keys"), lines.subList(1, 9));
    assertEquals(
        text(capture, "--tls-keys", keyLog.toString()),
        text(capture, "--tls-keys", rest.toString(), "--tls-keys", first.toString()));
    says(
        text(capture, "--tls-keys", first.toString()),
        "- 2 TLS connections to 203.0.113.10:443 could not be opened: what is needed is the key log"
            + " (SSLKEYLOGFILE) that the client or the server wrote during the connection.");
  }

  @Test
  void withoutAnyKeysNothingIsSaidOfSingleConnections() {
    String text = text(capture);
    says(text, "No Citrix session");
    assertFalse(text.contains("could not be opened"), text);
  }

  @Test
  void keysOfOtherConnectionsAreToldOncePerServer() throws IOException {
    String other = Files.readString(keyLog).replaceAll("(?m)^(\\w+) ..", "$1 00");
    Path wrong = Files.writeString(folder.resolve("other.keys"), other);
    String text = text(capture, "--tls-keys", wrong.toString());
    says(text, "- 3 TLS connections to 203.0.113.10:443 could not be opened: what is needed is");
    says(text, "No Citrix session could be read: 3 TLS connections to 203.0.113.10:443 were");
    assertEquals(text.indexOf("could not be"), text.lastIndexOf("could not be"), text);
  }

  /** The handshakes of TCP of both sessions take the first six frames of the capture. */
  @Test
  void theRemarkOnMissingKeysPointsAtTheFirstRecord() throws IOException {
    String other = Files.readString(keyLog).replaceAll("(?m)^(\\w+) ..", "$1 00");
    Path wrong = Files.writeString(folder.resolve("other.keys"), other);
    String json = run(capture, "--format", "json", "--tls-keys", wrong.toString()).out();
    String remark = json.substring(json.indexOf("\"tls.no-keys\"")).replaceAll("\\s+", "");
    says(remark.substring(0, remark.indexOf('}')), "\"frame\":7");
  }

  @Test
  void secretsThatDoNotFitAreToldAsSuch() throws IOException {
    String other = Files.readString(keyLog).replaceAll("(?m)..$", "00");
    Path wrong = Files.writeString(folder.resolve("wrong.keys"), other);
    says(
        text(capture, "--tls-keys", wrong.toString()),
        "- 3 TLS connections to 203.0.113.10:443 could not be opened: the keys that were given do"
            + " not fit: what is needed are those of the connection itself.");
  }

  @Test
  void aPrivateKeyThatCannotHelpIsToldWithItsReason() throws IOException, GeneralSecurityException {
    Scenario scenario = new Scenario("rsa");
    session(scenario, "192.168.20.83:50003", RSA_GCM).run(1).finish();
    Path rsa = Files.write(folder.resolve("rsa.pcap"), scenario.pcap());
    String key = pem().toString();
    says(
        text(rsa, "--tls-keys", key),
        "could not be opened: the private key that was given does not decrypt the"
            + " ClientKeyExchange: what is needed is the RSA key of the server, or the key log");
    says(
        text(capture, "--tls-keys", key),
        "- 3 TLS connections to 203.0.113.10:443 could not be opened: a private key does not help"
            + " here, as the key exchange is not by RSA: what is needed is the key log");
  }

  private Path pem() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String lines = Base64.getMimeEncoder().encodeToString(key);
    return Files.writeString(
        folder.resolve("server.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
  }

  private void isRefused(String name, String message) {
    CommandForTests.Result result = run(capture, "--tls-keys", name);
    assertEquals(2, result.exitCode());
    assertEquals(
        "icascope: --tls-keys: " + message, result.err().lines().findFirst().orElseThrow());
    assertEquals("", result.out());
  }

  @Test
  void aFileThatCannotBeReadIsNamedInOneLine() throws IOException {
    isRefused("nowhere.keys", "cannot read nowhere.keys: no such file");
    isRefused("" + folder, "cannot read " + folder + ": it is a folder, name the file in it");
    isRefused("a\0b", "cannot read a?b");
    Path closed = Files.writeString(folder.resolve("closed.keys"), "");
    assertTrue(closed.toFile().setReadable(false));
    if (!Files.isReadable(closed)) { // for root everything is
      isRefused("" + closed, "cannot read " + closed + ": permission denied");
    }
  }

  @Test
  void filesWithoutKeysAreNamedOneLineEachAndTheRestGoesOn() throws IOException {
    Path garbage = Files.writeString(folder.resolve("garbage.txt"), "this is no key log\n");
    Path empty = Files.writeString(folder.resolve("empty.txt"), "");
    Path mixed =
        Files.writeString(folder.resolve("mixed.txt"), "x\ny\n" + Files.readString(keyLog));
    CommandForTests.Result result =
        run(
            capture,
            "--tls-keys",
            "" + garbage,
            "--tls-keys",
            "" + empty,
            "--tls-keys",
            "" + mixed);
    assertEquals(0, result.exitCode());
    assertEquals(
        List.of(
            "icascope: warning: "
                + garbage
                + " is neither a key log (SSLKEYLOGFILE) nor a private key (PEM or DER,"
                + " PKCS#1 or PKCS#8)",
            "icascope: warning: " + empty + " has no keys",
            "icascope: warning: 2 lines of " + mixed + " are not those of a key log"),
        result.err().lines().toList());
    says(result.out(), "2 sessions");
  }

  /** Secrets as in a key log, eight bytes of them at any place, in hex or as they are. */
  @Test
  void neitherKeysNorContentAppearInAnyOutput() throws IOException {
    TreeSet<String> hidden = new TreeSet<>();
    for (String line : Files.readAllLines(keyLog)) {
      pieces(line.split(" ")[2], hidden);
    }
    List<String> markers = List.of("DEMO-SERVER", "CTXSRVR", "CGP/01");
    for (String format : List.of("text", "json", "ndjson", "csv", "tsv")) {
      for (List<String> more :
          List.of(List.<String>of(), List.of("--all-flows", "--names", "--all", "--debug"))) {
        List<String> options = new ArrayList<>(List.of("--format", format));
        options.addAll(List.of("--tls-keys", keyLog.toString()));
        options.addAll(more);
        CommandForTests.Result result = run(capture, options.toArray(String[]::new));
        assertEquals(0, result.exitCode(), result.err());
        String all = result.out() + result.err();
        String digits = all.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
        for (String piece : hidden) {
          assertFalse(digits.contains(piece), format + " shows " + piece);
        }
        for (String marker : markers) {
          assertFalse(all.contains(marker), format + " shows " + marker);
        }
      }
    }
  }

  private static void pieces(String hex, TreeSet<String> pieces) {
    for (int at = 0; at + 16 <= hex.length(); at += 2) {
      pieces.add(hex.substring(at, at + 16));
    }
  }

  @Test
  void secretsInTheSampleStayInIt() throws IOException {
    String file = Files.readString(SAMPLE, StandardCharsets.ISO_8859_1);
    TreeSet<String> hidden = new TreeSet<>();
    file.lines()
        .filter(line -> line.matches(".*(CLIENT|SERVER)_\\w+ [0-9a-f]{64} [0-9a-f]{96}"))
        .forEach(line -> pieces(line.substring(line.length() - 96), hidden));
    assertEquals(8 * (48 - 7), hidden.size());
    for (String format : List.of("text", "json", "ndjson", "csv", "tsv")) {
      String out = run(SAMPLE, "--format", format, "--all-flows").out();
      says(out, "203.0.113.10");
      hidden.forEach(piece -> assertFalse(out.contains(piece), format));
      assertFalse(out.contains("STA0000002"), format);
    }
  }
}
