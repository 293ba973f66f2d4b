package org.icascope.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.icascope.model.Diagnostic;
import org.icascope.spec.Hex;
import org.icascope.tunnel.tls.crypto.KeyMaterial;

/** Files of keys: key logs, and private keys as PEM and DER. Nothing of one may be told on. */
final class KeyTarget implements FuzzTarget {

  private static final int MOST_REMARKS = 2; // as KeyMaterial promises

  /** Looks like a secret: no sentence has such a word. */
  private static final Pattern LONG_HEX = Pattern.compile("[0-9a-fA-F]{16}");

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public int gateRuns() {
    return 5_000;
  }

  @Override
  public int mostBytes() {
    return 2_048;
  }

  @Override
  public List<byte[]> seeds() {
    String random = "ab".repeat(32);
    String log =
        "# comment\nCLIENT_RANDOM %s %s\nCLIENT_TRAFFIC_SECRET_0 %s %s\r\nRSA 0123456789abcdef %s\n"
            .formatted(random, "cd".repeat(48), random, "ef".repeat(32), "12".repeat(48));
    byte[] pkcs1 =
        Hex.bytes(
            "30 1b 02 01 00 02 01 0f 02 01 03 02 01 03 02 01 05 02 01 03",
            "02 01 01 02 01 01 02 01 02");
    byte[] pkcs8 =
        Hex.bytes(
            "30 2f 02 01 00 30 0d 06 09 2a864886f70d010101 05 00 04 1b 30 19", "00".repeat(25));
    return List.of(
        log.getBytes(StandardCharsets.US_ASCII),
        pkcs1,
        pkcs8,
        pem("RSA PRIVATE KEY", pkcs1),
        pem("PRIVATE KEY", pkcs8),
        pem("ENCRYPTED PRIVATE KEY", pkcs8),
        pem("CERTIFICATE", pkcs8));
  }

  private static byte[] pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder().encodeToString(der);
    String text = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void fuzz(byte[] input) {
    int[] remarks = new int[1];
    KeyMaterial keys = KeyMaterial.none();
    keys.add("file", input, diagnostic -> remark(diagnostic, ++remarks[0]));
    keys.isEmpty();
  }

  private static void remark(Diagnostic diagnostic, int count) {
    Check.range(count, 1, MOST_REMARKS, "remarks");
    Check.range(diagnostic.message().length(), 1, 1_000, "length of a remark");
    Check.that(!LONG_HEX.matcher(diagnostic.message()).find(), "a remark quotes the file");
  }
}
