package org.icascope.tunnel.tls.crypto;

import java.util.Locale;
import java.util.Optional;

/** Says why a connection is not decrypted. */
final class MissingKeys {

  private static final int TLS12 = 0x0303;
  private static final int DTLS12 = 0xfefd;
  private static final int DTLS13 = 0xfefc;

  private static final String KEY_LOG =
      "the key log (SSLKEYLOGFILE) that the client or the server wrote during the connection";

  private static final String START =
      "The start of the handshake was not captured, or not all of it, so no key can be assigned.";

  private final KeyLog log;
  private final PrivateKeys privateKeys;
  private final MasterSecrets masterSecrets;

  MissingKeys(KeyLog log, PrivateKeys privateKeys, MasterSecrets masterSecrets) {
    this.log = log;
    this.privateKeys = privateKeys;
    this.masterSecrets = masterSecrets;
  }

  /** The suite, if it is decrypted, and in this version. */
  static Optional<CipherSuite> suite(HandshakeValues values) {
    if (!isVersionDecrypted(values) || isChanged(values)) {
      return Optional.empty();
    }
    boolean tls13 = Tls13Versions.has(values.version);
    return CipherSuites.of(values.cipherSuite).filter(suite -> suite.isTls13() == tls13);
  }

  /** The content was compressed, or the suite was changed into one that is not supported. */
  private static boolean isChanged(HandshakeValues values) {
    return values.truncatedMac || values.compression != 0;
  }

  String sentence(HandshakeValues values) {
    if (values.version == 0) {
      return values.clientRandom.length == 0
          ? START
          : "The server's answer in the handshake was not captured, so no key can be assigned.";
    }
    if (isChanged(values) && isVersionDecrypted(values)) {
      return (values.compression != 0 ? "Compression by TLS" : "A truncated MAC (RFC 6066)")
          + " was agreed on, which is not supported, so the records are not decrypted.";
    }
    Optional<CipherSuite> suite = suite(values);
    if (suite.isEmpty()) {
      return isVersionDecrypted(values)
          ? "The suite "
              + CipherSuites.name(values.cipherSuite)
              + " is not supported, so its records are not decrypted."
          : version(values)
              + " is recognized, but not decrypted: only TLS 1.2, TLS 1.3 and DTLS 1.2 are.";
    }
    if (values.clientRandom.length == 0) {
      return START;
    }
    return suite.get().isTls13() ? ofTls13(suite.get(), values) : ofTls12(suite.get(), values);
  }

  private static boolean isVersionDecrypted(HandshakeValues values) {
    return values.version == TLS12
        || values.version == DTLS12
        || Tls13Versions.has(values.version) && !values.datagrams;
  }

  private static String version(HandshakeValues values) {
    return switch (values.version) {
      case 0x0002 -> "SSL 2.0";
      case 0x0300 -> "SSL 3.0";
      case 0x0301 -> "TLS 1.0";
      case 0x0302 -> "TLS 1.1";
      case Tls13Versions.FINAL, DTLS13 -> "DTLS 1.3";
      case 0x0100, 0xfeff -> "DTLS 1.0";
      default -> "Version 0x" + String.format(Locale.ROOT, "%04x", values.version);
    };
  }

  private String ofTls13(CipherSuite suite, HandshakeValues values) {
    boolean handshake =
        has(values, SecretKind.CLIENT_HANDSHAKE_TRAFFIC_SECRET)
            || has(values, SecretKind.SERVER_HANDSHAKE_TRAFFIC_SECRET);
    boolean application =
        has(values, SecretKind.CLIENT_TRAFFIC_SECRET_0)
            || has(values, SecretKind.SERVER_TRAFFIC_SECRET_0);
    if (handshake && !application) {
      return "The key log has only the handshake secrets of this connection: what is needed are its"
          + " application secrets (CLIENT_TRAFFIC_SECRET_0 and SERVER_TRAFFIC_SECRET_0).";
    }
    for (SecretKind kind : SecretKind.values()) {
      if (kind.isTls13() && has(values, kind)) {
        return "The key log has only a part of the secrets of this connection, or those of another"
            + (" suite than " + suite.name() + ".");
      }
    }
    return needed(withoutUse(), KEY_LOG);
  }

  private boolean has(HandshakeValues values, SecretKind kind) {
    return log.secret(values.clientRandom, kind).isPresent();
  }

  private String ofTls12(CipherSuite suite, HandshakeValues values) {
    if (values.resumed) {
      return needed(
          "The connection resumes an earlier session with unknown keys",
          KEY_LOG + ", or the start of that session in the capture with its keys");
    }
    if (!suite.isRsaKeyExchange()) {
      return needed(withoutUse(), KEY_LOG);
    }
    if (masterSecrets.preMaster(suite, values).isPresent()) {
      return "The key is known, but with the extended master secret the whole handshake is needed,"
          + " and a part of it was not captured.";
    }
    return needed(ofPrivateKeys(values), "the RSA key of the server, or " + KEY_LOG);
  }

  private static String needed(String why, String what) {
    return why.isEmpty()
        ? "What is needed is " + what + "."
        : why + ": what is needed is " + what + ".";
  }

  private String ofPrivateKeys(HandshakeValues values) {
    if (privateKeys.isEmpty()) {
      return "";
    }
    if (values.encryptedPreMaster.length == 0) {
      return "The private key cannot be used, as the ClientKeyExchange was not captured";
    }
    int encryptedBytes = values.encryptedPreMaster.length;
    return privateKeys.candidates(values.serverCertificateKey, encryptedBytes).isEmpty()
        ? "The private key that was given is not that of the server's certificate"
        : "The private key that was given does not decrypt the ClientKeyExchange";
  }

  /** A private key is what people have at hand, and then they wonder. */
  private String withoutUse() {
    return privateKeys.isEmpty()
        ? ""
        : "A private key does not help here, as the key exchange is not by RSA";
  }
}
