package org.icascope.tunnel.tls.crypto;

import java.util.Locale;
import java.util.regex.Pattern;

/** The words of one line of a key log. Lines are short, so strings are good enough. */
final class KeyLogLine {

  private static final int RANDOM_BYTES = 32;
  private static final int MAX_SESSION_ID_BYTES = 32;
  private static final String SESSION_ID = "SESSION-ID:";
  private static final String MASTER_KEY = "MASTER-KEY:";

  /** Labels of secrets that records are not protected with, and of other protocols. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "EXPORTER_SECRET|EARLY_EXPORTER_SECRET|ECH_SECRET|ECH_CONFIG|QUIC_[A-Z0-9_]+"
              + "|(CLIENT|SERVER)_TRAFFIC_SECRET_[1-9][0-9]*");

  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  /** First letters of all labels: a big file of something else is refused quickly. */
  private static final String INITIALS = "CEPQRS";

  private static final byte[] NONE = {};

  private KeyLogLine() {}

  /**
   * Takes the secret of a line.
   *
   * @param line not empty
   * @return false when the line is none of a key log
   */
  static boolean read(String line, KeyLog log) {
    if (INITIALS.indexOf(line.charAt(0)) < 0) {
      return false;
    }
    String[] words = BLANKS.split(line);
    if (words[0].equals("RSA")) {
      return words.length == 3 && (readRsa(words, log) || readSession(words, log));
    }
    for (SecretKind kind : SecretKind.values()) {
      if (kind.name().equals(words[0])) {
        return words.length == 3 && readByRandom(kind, words, log);
      }
    }
    return OTHERS.matcher(words[0]).matches();
  }

  private static boolean readByRandom(SecretKind kind, String[] words, KeyLog log) {
    byte[] random = hex(words[1]);
    byte[] secret = hex(words[2]);
    if (random.length != RANDOM_BYTES || !kind.isLength(secret.length)) {
      return false;
    }
    log.add(random, kind, secret);
    return true;
  }

  /** RSA, the start of the encrypted pre-master secret, the pre-master secret. */
  private static boolean readRsa(String[] words, KeyLog log) {
    byte[] prefix = hex(words[1]);
    byte[] secret = hex(words[2]);
    if (prefix.length != KeyLog.PREFIX_BYTES
        || secret.length != KeyDerivation.MASTER_SECRET_BYTES) {
      return false;
    }
    log.addPreMaster(prefix, secret);
    return true;
  }

  /** RSA Session-ID:... Master-Key:... */
  private static boolean readSession(String[] words, KeyLog log) {
    byte[] id = hex(after(SESSION_ID, words[1]));
    byte[] secret = hex(after(MASTER_KEY, words[2]));
    if (id.length == 0
        || id.length > MAX_SESSION_ID_BYTES
        || secret.length != KeyDerivation.MASTER_SECRET_BYTES) {
      return false;
    }
    log.addSession(id, secret);
    return true;
  }

  private static String after(String label, String word) {
    return word.toUpperCase(Locale.ROOT).startsWith(label) ? word.substring(label.length()) : "";
  }

  /** The bytes that the digits stand for; none when it is not an even number of digits. */
  static byte[] hex(String digits) {
    if (digits.length() % 2 != 0) {
      return NONE;
    }
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(digits.charAt(2 * i), 16);
      int low = Character.digit(digits.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return NONE;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }
}
