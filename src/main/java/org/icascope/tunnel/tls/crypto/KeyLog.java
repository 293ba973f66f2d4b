package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The secrets of key logs, each found by what a handshake shows of it. */
final class KeyLog {

  /** How much of the encrypted pre-master secret a line names it by. */
  static final int PREFIX_BYTES = 8;

  /** A pre-master secret may be long; then it counts as several. */
  private static final int LONG_SECRET_BYTES = 128;

  private final int limit;
  private final Map<ByteBuffer, byte[][]> byClientRandom = new HashMap<>();
  private final Map<ByteBuffer, byte[]> preMasterByPrefix = new HashMap<>();
  private final Map<ByteBuffer, byte[]> masterBySessionId = new HashMap<>();
  private int secrets;

  /**
   * @param limit how many secrets are held; each takes some 150 bytes of memory
   */
  KeyLog(int limit) {
    this.limit = limit;
  }

  boolean isEmpty() {
    return secrets == 0;
  }

  boolean isFull() {
    return secrets >= limit;
  }

  /** Of several secrets for the same the last one counts. */
  void add(byte[] clientRandom, SecretKind kind, byte[] secret) {
    byte[][] known =
        byClientRandom.computeIfAbsent(
            ByteBuffer.wrap(clientRandom), random -> new byte[SecretKind.values().length][]);
    known[kind.ordinal()] = secret;
    secrets += 1 + secret.length / LONG_SECRET_BYTES;
  }

  void addPreMaster(byte[] prefix, byte[] secret) {
    preMasterByPrefix.put(ByteBuffer.wrap(prefix), secret);
    secrets++;
  }

  void addSession(byte[] sessionId, byte[] masterSecret) {
    masterBySessionId.put(ByteBuffer.wrap(sessionId), masterSecret);
    secrets++;
  }

  Optional<byte[]> secret(byte[] clientRandom, SecretKind kind) {
    return Optional.ofNullable(secrets(clientRandom)[kind.ordinal()]);
  }

  /** The secrets of a connection by {@link SecretKind}, as they are known now. */
  byte[][] secrets(byte[] clientRandom) {
    byte[][] known = byClientRandom.get(ByteBuffer.wrap(clientRandom));
    return known == null ? new byte[SecretKind.values().length][] : known.clone();
  }

  Optional<byte[]> preMaster(byte[] encryptedPreMaster) {
    if (encryptedPreMaster.length < PREFIX_BYTES) {
      return Optional.empty();
    }
    ByteBuffer prefix = ByteBuffer.wrap(encryptedPreMaster, 0, PREFIX_BYTES);
    return Optional.ofNullable(preMasterByPrefix.get(prefix));
  }

  Optional<byte[]> masterOfSession(byte[] sessionId) {
    return Optional.ofNullable(masterBySessionId.get(ByteBuffer.wrap(sessionId)));
  }
}
