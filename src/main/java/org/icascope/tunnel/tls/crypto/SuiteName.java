package org.icascope.tunnel.tls.crypto;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the registered name of a suite how it protects records: the names are systematic. */
final class SuiteName {

  private static final Pattern AES_AEAD =
      Pattern.compile("AES_(128|256)_(GCM|CCM|CCM_8)(?:_SHA(256|384))?");
  private static final Pattern WITH_MAC =
      Pattern.compile("(AES_128_CBC|AES_256_CBC|NULL)_(MD5|SHA|SHA256|SHA384)");
  private static final String CHACHA20 = "CHACHA20_POLY1305_SHA256";

  private SuiteName() {}

  static Optional<CipherSuite> read(int number, String name) {
    int with = name.indexOf("_WITH_");
    String protection = with >= 0 ? name.substring(with + 6) : name.substring("TLS_".length());
    if (protection.equals(CHACHA20)) {
      return Optional.of(
          new CipherSuite(
              number, name, BulkCipher.CHACHA20_POLY1305, 32, 16, "", HashFunction.SHA256));
    }
    Matcher aead = AES_AEAD.matcher(protection);
    if (aead.matches()) {
      return Optional.of(aead(number, name, aead));
    }
    Matcher withMac = WITH_MAC.matcher(protection);
    return withMac.matches() ? Optional.of(withMac(number, name, withMac)) : Optional.empty();
  }

  private static CipherSuite aead(int number, String name, Matcher parts) {
    return new CipherSuite(
        number,
        name,
        parts.group(2).equals("GCM") ? BulkCipher.AES_GCM : BulkCipher.AES_CCM,
        Integer.parseInt(parts.group(1)) / 8,
        parts.group(2).equals("CCM_8") ? 8 : 16,
        "",
        hash(parts.group(3)));
  }

  private static CipherSuite withMac(int number, String name, Matcher parts) {
    String hash = parts.group(2);
    boolean readable = parts.group(1).equals("NULL");
    return new CipherSuite(
        number,
        name,
        readable ? BulkCipher.NULL : BulkCipher.AES_CBC,
        readable ? 0 : Integer.parseInt(parts.group(1).substring(4, 7)) / 8,
        macBytes(hash),
        hash.equals("SHA") ? "HmacSHA1" : "Hmac" + hash,
        hash(hash.replace("SHA", "")));
  }

  private static int macBytes(String hash) {
    return switch (hash) {
      case "MD5" -> 16;
      case "SHA" -> 20;
      case "SHA256" -> 32;
      default -> 48;
    };
  }

  /** SHA-256 unless the suite asks for more (RFC 5246, section 5). */
  private static HashFunction hash(String bits) {
    return "384".equals(bits) ? HashFunction.SHA384 : HashFunction.SHA256;
  }
}
