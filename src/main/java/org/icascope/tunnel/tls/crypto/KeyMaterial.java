package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;

/**
 * What there is to decrypt with: key logs and private keys, from files of the user and from
 * captures. Nothing here shows a secret. May be used by several threads.
 */
public final class KeyMaterial {

  /** Secrets of key logs that are held, some 60 MB of them. */
  private static final int MAX_SECRETS = 400_000;

  private final KeyLog log;
  private final PrivateKeys privateKeys = new PrivateKeys();
  private final MasterSecrets masterSecrets;
  private int additions;

  private KeyMaterial(int maxSecrets) {
    log = new KeyLog(maxSecrets);
    masterSecrets = new MasterSecrets(log, privateKeys);
  }

  /** No key material yet; each call gives another object to add to. */
  public static KeyMaterial none() {
    return new KeyMaterial(MAX_SECRETS);
  }

  static KeyMaterial limitedTo(int maxSecrets) {
    return new KeyMaterial(maxSecrets);
  }

  public synchronized boolean isEmpty() {
    return log.isEmpty() && privateKeys.isEmpty();
  }

  /** Grows whenever something is added: what was asked for in vain may be there now. */
  public synchronized int additions() {
    return additions;
  }

  /**
   * Adds a key log (SSLKEYLOGFILE) or RSA keys (PEM or DER, PKCS#1 or PKCS#8), told apart by
   * content. Never fails: says what was wrong, in at most two diagnostics per file.
   */
  public synchronized void add(String fileName, byte[] content, DiagnosticSink diagnostics) {
    additions++;
    boolean pem = PrivateKeyReader.isPem(content);
    if (pem || PrivateKeyReader.isDer(content)) {
      PrivateKeyReader reader = new PrivateKeyReader(privateKeys);
      if (pem) {
        reader.readPem(content);
      } else {
        reader.readDer(content);
      }
      if (reader.read() == 0 && !reader.remarks().isEmpty()) {
        String found = String.join("; ", reader.remarks());
        useless(fileName, "has no private key to decrypt with: " + found, diagnostics);
      }
    } else {
      KeyLogReader reader = new KeyLogReader(log);
      reader.read(content);
      judge(fileName, reader, diagnostics);
    }
  }

  private static void judge(String fileName, KeyLogReader reader, DiagnosticSink diagnostics) {
    if (reader.stopped()) {
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "tls.key-limit",
              fileName
                  + " has more secrets than are kept; give the part that is about the capture"));
    }
    if (reader.understood() > 0 && reader.garbage() > 0) {
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "tls.key-log",
              reader.garbage() + " lines of " + fileName + " are not those of a key log"));
    } else if (reader.understood() == 0 && !reader.stopped()) {
      String why =
          reader.garbage() == 0
              ? "has no keys"
              : "is neither a key log (SSLKEYLOGFILE) nor a private key (PEM or DER,"
                  + " PKCS#1 or PKCS#8)";
      useless(fileName, why, diagnostics);
    }
  }

  private static void useless(String fileName, String why, DiagnosticSink diagnostics) {
    diagnostics.report(Diagnostic.of(Severity.WARNING, "tls.key-file", fileName + " " + why));
  }

  /**
   * The keys of the connection with this handshake, if the material has them. For TLS 1.2 all
   * values are needed that exist when the client's ChangeCipherSpec comes; for TLS 1.3 those of
   * ClientHello and ServerHello.
   */
  public synchronized Optional<ConnectionKeys> keysFor(HandshakeValues values) {
    Optional<CipherSuite> suite = MissingKeys.suite(values);
    if (suite.isEmpty()) {
      return Optional.empty();
    }
    if (suite.get().isTls13()) {
      Tls13Keys keys = new Tls13Keys(suite.get(), values.version, log.secrets(values.clientRandom));
      return keys.isAnyKnown() ? Optional.of(keys) : Optional.empty();
    }
    try {
      Optional<byte[]> master = masterSecrets.of(suite.get(), values);
      return master.isEmpty()
          ? Optional.empty()
          : Optional.of(new Tls12Keys(suite.get(), values, master.get()));
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // no HMAC in this JVM
    }
  }

  /**
   * Remembers the keys of a TLS 1.2 connection for those that resume it with a ticket: to be called
   * after {@link #keysFor}, when {@code values.sessionTicket} is the one of a NewSessionTicket.
   */
  public synchronized void rememberTicket(HandshakeValues values) {
    masterSecrets.rememberTicket(values);
  }

  /**
   * Why {@link #keysFor} is empty, or a cipher of it is missing, in one sentence with what would
   * unlock the connection.
   */
  public synchronized String whatIsMissing(HandshakeValues values) {
    return new MissingKeys(log, privateKeys, masterSecrets).sentence(values);
  }
}
