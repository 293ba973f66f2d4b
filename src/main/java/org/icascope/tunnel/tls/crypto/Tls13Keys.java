package org.icascope.tunnel.tls.crypto;

import java.util.Optional;
import org.icascope.model.Direction;

/**
 * The traffic secrets of a TLS 1.3 connection (RFC 8446, section 7.3), as far as they are known.
 */
final class Tls13Keys implements ConnectionKeys {

  private final CipherSuite suite;
  private final int version;
  private final byte[][] secrets;

  /**
   * @param secrets by {@link SecretKind}
   */
  Tls13Keys(CipherSuite suite, int version, byte[][] secrets) {
    this.suite = suite;
    this.version = version;
    this.secrets = secrets;
  }

  boolean isAnyKnown() {
    for (SecretKind kind : SecretKind.values()) {
      if (kind.isTls13() && secret(kind).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public RecordCipher cipher(Direction sender, Epoch epoch) {
    boolean client = sender == Direction.CLIENT_TO_SERVER;
    Optional<byte[]> secret =
        switch (epoch) {
          case EARLY -> client ? secret(SecretKind.CLIENT_EARLY_TRAFFIC_SECRET) : Optional.empty();
          case HANDSHAKE ->
              secret(
                  client
                      ? SecretKind.CLIENT_HANDSHAKE_TRAFFIC_SECRET
                      : SecretKind.SERVER_HANDSHAKE_TRAFFIC_SECRET);
          case APPLICATION ->
              secret(
                  client ? SecretKind.CLIENT_TRAFFIC_SECRET_0 : SecretKind.SERVER_TRAFFIC_SECRET_0);
        };
    return secret.map(known -> Tls13RecordCipher.of(suite, version, known)).orElse(null);
  }

  /** A secret of another length is not one of this connection. */
  private Optional<byte[]> secret(SecretKind kind) {
    return Optional.ofNullable(secrets[kind.ordinal()])
        .filter(known -> known.length == suite.hash().lengthBytes());
  }
}
