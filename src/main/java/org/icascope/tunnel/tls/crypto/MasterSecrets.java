package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the master secret of a TLS 1.2 connection, and remembers it for those that resume it. */
final class MasterSecrets {

  /** Sessions that are remembered; what is above drops the one that was used longest ago. */
  private static final int MAX_SESSIONS = 10_000;

  /** A ticket is chosen by the server; those above are not remembered. */
  private static final int MAX_TICKET_BYTES = 4096;

  private static final class Recent extends LinkedHashMap<ByteBuffer, byte[]> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ByteBuffer, byte[]> eldest) {
      return size() > MAX_SESSIONS;
    }
  }

  private final KeyLog log;
  private final PrivateKeys privateKeys;
  private final Map<ByteBuffer, byte[]> byClientRandom = new Recent();
  private final Map<ByteBuffer, byte[]> bySessionId = new Recent();
  private final Map<ByteBuffer, byte[]> byTicket = new Recent();

  MasterSecrets(KeyLog log, PrivateKeys privateKeys) {
    this.log = log;
    this.privateKeys = privateKeys;
  }

  Optional<byte[]> of(CipherSuite suite, HandshakeValues values) throws GeneralSecurityException {
    Optional<byte[]> master = log.secret(values.clientRandom, SecretKind.CLIENT_RANDOM);
    if (master.isEmpty()) {
      master = known(byClientRandom, values.clientRandom);
    }
    if (master.isEmpty() && !values.resumed) {
      master = ofPreMaster(suite, values);
    }
    if (master.isEmpty()) {
      master = ofEarlierSession(values);
    }
    master.ifPresent(secret -> remember(values, secret));
    return master;
  }

  /** Remembers the master secret of a connection for the ticket that the server gave in it. */
  void rememberTicket(HandshakeValues values) {
    Optional<byte[]> master = known(byClientRandom, values.clientRandom);
    if (values.sessionTicket.length <= MAX_TICKET_BYTES) {
      master.ifPresent(secret -> put(byTicket, values.sessionTicket, secret));
    }
  }

  /** The pre-master secret, if the key log has it or a private key decrypts it. */
  Optional<byte[]> preMaster(CipherSuite suite, HandshakeValues values) {
    Optional<byte[]> logged = log.secret(values.clientRandom, SecretKind.PMS_CLIENT_RANDOM);
    if (logged.isEmpty()) {
      logged = log.preMaster(values.encryptedPreMaster);
    }
    if (logged.isPresent() || !suite.isRsaKeyExchange() || values.encryptedPreMaster.length == 0) {
      return logged;
    }
    return privateKeys.preMaster(values.serverCertificateKey, values.encryptedPreMaster);
  }

  private Optional<byte[]> ofPreMaster(CipherSuite suite, HandshakeValues values)
      throws GeneralSecurityException {
    boolean extended = values.extendedMasterSecret;
    if (extended && values.sessionHash.length != suite.hash().lengthBytes()) {
      return Optional.empty();
    }
    Optional<byte[]> preMaster = preMaster(suite, values);
    if (preMaster.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        KeyDerivation.prf(
            suite.hash(),
            preMaster.get(),
            extended ? "extended master secret" : "master secret", // RFC 7627; RFC 5246, 8.1
            extended ? values.sessionHash : joined(values.clientRandom, values.serverRandom),
            KeyDerivation.MASTER_SECRET_BYTES));
  }

  /** A ticket that was offered counts only where the server took it. */
  private Optional<byte[]> ofEarlierSession(HandshakeValues values) {
    Optional<byte[]> master = known(bySessionId, values.sessionId);
    if (master.isEmpty() && values.resumed) {
      master = known(byTicket, values.sessionTicket);
    }
    return master.isEmpty() ? log.masterOfSession(values.sessionId) : master;
  }

  private void remember(HandshakeValues values, byte[] secret) {
    put(byClientRandom, values.clientRandom, secret);
    put(bySessionId, values.sessionId, secret);
  }

  private static Optional<byte[]> known(Map<ByteBuffer, byte[]> secrets, byte[] name) {
    return Optional.ofNullable(secrets.get(ByteBuffer.wrap(name)));
  }

  private static void put(Map<ByteBuffer, byte[]> secrets, byte[] name, byte[] secret) {
    if (name.length > 0) {
      secrets.put(ByteBuffer.wrap(name.clone()), secret);
    }
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
