package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

class KeyLogTest {

  private static final String RANDOM = "ab".repeat(32);
  private static final String MASTER = "cd".repeat(48);
  private static final String LINE = "CLIENT_RANDOM " + RANDOM + " " + MASTER + "\n";

  @Test
  void linesEndInAnyWayAndCommentsAreSkipped() {
    for (String end : List.of("\n", "\r\n", "\r", "\n\n", " \n")) {
      assertTrue(opens(Keys.of("# a comment" + end + end + LINE.strip() + end)), end);
    }
    assertTrue(opens(Keys.of(LINE.strip())), "the last line needs no end");
    assertTrue(opens(Keys.of(LINE.replace("ab", "AB"))), "digits in upper case");
    assertTrue(opens(Keys.of("\ufeff" + LINE)), "a byte order mark");
    Keys wide = new Keys().add(("\ufeff" + LINE).getBytes(StandardCharsets.UTF_16LE));
    assertTrue(opens(wide.material()), "two bytes a character");
    assertEquals(List.of(), wide.said());
  }

  @Test
  void allLabelsOfKeyLogsAreKnown() {
    String secret = "ef".repeat(32);
    StringBuilder log = new StringBuilder(LINE);
    for (String label :
        List.of(
            "CLIENT_EARLY_TRAFFIC_SECRET",
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0",
            "CLIENT_TRAFFIC_SECRET_1",
            "EXPORTER_SECRET",
            "EARLY_EXPORTER_SECRET",
            "QUIC_CLIENT_TRAFFIC_SECRET_0",
            "PMS_CLIENT_RANDOM")) {
      log.append(label).append(' ').append(RANDOM).append(' ').append(secret).append('\n');
    }
    log.append("RSA ").append("12".repeat(8)).append(' ').append(MASTER).append('\n');
    log.append("RSA Session-ID:").append(RANDOM).append(" Master-Key:").append(MASTER);
    Keys.of(log.toString());
  }

  @Test
  void garbageIsCountedInOneDiagnosticThatShowsNothingOfIt() {
    Keys keys =
        new Keys()
            .add(
                "hello world\n"
                    + LINE
                    + ("CLIENT_RANDOM " + RANDOM + " " + MASTER.substring(2) + "\n")
                    + ("CLIENT_RANDOM " + RANDOM + "0 " + MASTER + "\n")
                    + ("CLIENT_RANDOM " + RANDOM + " " + MASTER.replace('c', 'x') + "\n")
                    + ("CLIENT_TRAFFIC_SECRET_0 " + RANDOM + " " + MASTER + "00\n")
                    + "RSA \nCLIENT_RANDOM\n \t\n"
                    + "CLIENT_RANDOM ".repeat(10_000));
    assertEquals(
        List.of("tls.key-log: 8 lines of keys.txt are not those of a key log"), keys.said());
    assertTrue(opens(keys.material()), "the good line counts");
  }

  @Test
  void noiseIsRefusedAndNothingThrows() {
    Random random = new Random(4);
    for (int length = 1; length < 3000; length += 7) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      noise[0] = 'x';
      Keys keys = new Keys().add(noise);
      assertTrue(keys.material().isEmpty());
      assertEquals(1, keys.said().size());
    }
    assertEquals(
        List.of(
            "tls.key-file: keys.txt is neither a key log (SSLKEYLOGFILE) nor a private key (PEM or"
                + " DER, PKCS#1 or PKCS#8)"),
        new Keys().add("hello").said());
    assertEquals(List.of("tls.key-file: keys.txt has no keys"), new Keys().add("").said());
  }

  @Test
  void aLimitIsSaidAndKeepsWhatWasReadBefore() {
    KeyMaterial material = KeyMaterial.limitedTo(2);
    List<Diagnostic> said = new ArrayList<>();
    byte[] log = (LINE + LINE.replace("ab", "01") + LINE.replace("ab", "02")).getBytes();
    material.add("keys.txt", log, said::add);
    assertEquals(List.of("tls.key-limit"), said.stream().map(Diagnostic::code).toList());
    assertTrue(opens(material));
    HandshakeValues third = values();
    third.clientRandom = Hex.of("02".repeat(32));
    assertFalse(material.keysFor(third).isPresent());
  }

  @Test
  void theLastOfSeveralSecretsCounts() throws GeneralSecurityException {
    SealedConnection connection = new SealedConnection(0xc02f, false, false);
    String log = connection.keyLog();
    String wrong = log.substring(0, log.lastIndexOf(' ') + 1) + MASTER + "\n";
    byte[] body = connection.seal(Direction.CLIENT_TO_SERVER, 0, new byte[] {7});
    assertEquals(1, decrypted(Keys.of(wrong + log), connection, body));
    assertEquals(-1, decrypted(Keys.of(log + wrong), connection, body));
  }

  private static int decrypted(KeyMaterial material, SealedConnection connection, byte[] body) {
    return material
        .keysFor(connection.values())
        .orElseThrow()
        .cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.APPLICATION)
        .decrypt(0, 23, 0x0303, body, 0, body.length, new byte[body.length], 0);
  }

  private static boolean opens(KeyMaterial material) {
    return material.keysFor(values()).isPresent();
  }

  private static HandshakeValues values() {
    HandshakeValues values = new HandshakeValues();
    values.version = 0x0303;
    values.cipherSuite = 0xc02f;
    values.clientRandom = Hex.of(RANDOM);
    values.serverRandom = new byte[32];
    return values;
  }
}
