package org.icascope.tunnel.tls.crypto;

/** What a key log tells about a connection that it names by the client random; the labels of it. */
enum SecretKind {
  /** The master secret of TLS 1.2 and older. */
  CLIENT_RANDOM,
  /** The pre-master secret of TLS 1.2 and older. */
  PMS_CLIENT_RANDOM,
  CLIENT_EARLY_TRAFFIC_SECRET,
  CLIENT_HANDSHAKE_TRAFFIC_SECRET,
  SERVER_HANDSHAKE_TRAFFIC_SECRET,
  CLIENT_TRAFFIC_SECRET_0,
  SERVER_TRAFFIC_SECRET_0;

  /** The longest pre-master secret: a Diffie-Hellman group of 16384 bits. */
  private static final int MAX_PRE_MASTER_BYTES = 2048;

  boolean isTls13() {
    return ordinal() >= CLIENT_EARLY_TRAFFIC_SECRET.ordinal();
  }

  boolean isLength(int bytes) {
    return switch (this) {
      case CLIENT_RANDOM -> bytes == KeyDerivation.MASTER_SECRET_BYTES;
      case PMS_CLIENT_RANDOM -> bytes > 0 && bytes <= MAX_PRE_MASTER_BYTES;
      default ->
          bytes == HashFunction.SHA256.lengthBytes() || bytes == HashFunction.SHA384.lengthBytes();
    };
  }
}
