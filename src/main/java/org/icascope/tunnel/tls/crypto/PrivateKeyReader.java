package org.icascope.tunnel.tls.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads private keys in PEM (RFC 7468) and DER, and says what else it found instead. */
final class PrivateKeyReader {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** An RSA key of 16384 bits, the longest one that the JDK takes, has less than 10 kB. */
  private static final int MAX_DER_BYTES = 32 * 1024;

  /** Room for some hundred keys with their certificates. */
  private static final int MAX_PEM_BYTES = 1 << 20;

  private static final int MAX_BLOCKS = 1000;

  private final PrivateKeys keys;
  private final Set<String> remarks = new LinkedHashSet<>();
  private int read;

  PrivateKeyReader(PrivateKeys keys) {
    this.keys = keys;
  }

  /** A PEM file may begin with other text. */
  static boolean isPem(byte[] content) {
    return text(content).contains(BEGIN);
  }

  static boolean isDer(byte[] content) {
    return DerShape.of(content) != DerShape.OTHER;
  }

  void readPem(byte[] content) {
    String text = text(content);
    int begin = text.indexOf(BEGIN);
    for (int blocks = 0; begin >= 0 && blocks < MAX_BLOCKS; blocks++) {
      int label = begin + BEGIN.length();
      int body = text.indexOf(DASHES, label);
      int end = body < 0 ? -1 : text.indexOf(END, body + DASHES.length());
      if (end < 0) {
        remarks.add("it is cut off");
        return;
      }
      block(text.substring(label, body), text.substring(body + DASHES.length(), end));
      begin = text.indexOf(BEGIN, end);
    }
  }

  private void block(String label, String body) {
    if (label.equals("OPENSSH PRIVATE KEY")) {
      remarks.add("it holds a key of OpenSSH, which no TLS server uses");
    } else if (body.contains("Proc-Type: 4,ENCRYPTED")) {
      remarks.add(Remark.ENCRYPTED);
    } else {
      try {
        readDer(Base64.getMimeDecoder().decode(body));
      } catch (IllegalArgumentException e) {
        remarks.add("a part of it is damaged");
      }
    }
  }

  void readDer(byte[] der) {
    switch (DerShape.of(der)) {
      case PKCS1 -> key(der, true);
      case PKCS8 -> key(der, false);
      case ENCRYPTED_PKCS8 -> remarks.add(Remark.ENCRYPTED);
      case PKCS12 -> remarks.add(Remark.PKCS12);
      case EC_KEY -> remarks.add(Remark.NOT_RSA);
      case CERTIFICATE -> remarks.add(Remark.CERTIFICATE);
      case PUBLIC_KEY -> remarks.add("it holds a public key, and only the private one decrypts");
      case OTHER -> remarks.add("a part of it is of an unknown kind");
    }
  }

  private void key(byte[] der, boolean pkcs1) {
    if (der.length > MAX_DER_BYTES || keys.isFull()) {
      remarks.add("it holds a key too long, or one too many (" + PrivateKeys.LIMIT + ")");
      return;
    }
    try {
      keys.add(der, pkcs1);
      read++;
    } catch (GeneralSecurityException e) {
      remarks.add(Remark.NOT_RSA);
    }
  }

  /** How many keys there were. */
  int read() {
    return read;
  }

  /** What was found that is no use, each in half a sentence that begins with "it". */
  Set<String> remarks() {
    return remarks;
  }

  private static String text(byte[] content) {
    int length = Math.min(content.length, MAX_PEM_BYTES);
    return new String(content, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Half sentences with how to convert. */
  private static final class Remark {
    static final String ENCRYPTED =
        "it holds an encrypted private key; decrypt it with \"openssl pkey -in FILE -out key.pem\"";
    static final String PKCS12 =
        "it is a PKCS#12 store; take the key out with"
            + " \"openssl pkcs12 -in FILE -nocerts -nodes -out key.pem\"";
    static final String NOT_RSA =
        "it holds a key that is damaged or not RSA; other keys only sign, so a key log is needed";
    static final String CERTIFICATE =
        "it holds a certificate, which decrypts nothing. The private key that belongs to it helps"
            + " with RSA key exchange only, which TLS 1.3 does not have; what is usual is a key log"
            + " (SSLKEYLOGFILE)";
  }
}
