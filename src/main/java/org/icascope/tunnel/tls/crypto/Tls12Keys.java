package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.icascope.model.Direction;

/** The key block of TLS 1.2 and DTLS 1.2 (RFC 5246, section 6.3). */
final class Tls12Keys implements ConnectionKeys {

  private final CipherSuite suite;
  private final boolean encryptThenMac;
  private final byte[] clientMacKey;
  private final byte[] serverMacKey;
  private final byte[] clientKey;
  private final byte[] serverKey;
  private final byte[] clientNonce;
  private final byte[] serverNonce;

  Tls12Keys(CipherSuite suite, HandshakeValues values, byte[] masterSecret)
      throws GeneralSecurityException {
    this.suite = suite;
    this.encryptThenMac = values.encryptThenMac;
    int nonceBytes = suite.bulk().fixedNonceBytes();
    ByteBuffer block =
        ByteBuffer.wrap(
            KeyDerivation.prf(
                suite.hash(),
                masterSecret,
                "key expansion",
                MasterSecrets.joined(values.serverRandom, values.clientRandom),
                2 * (suite.macKeyBytes() + suite.keyBytes() + nonceBytes)));
    this.clientMacKey = next(block, suite.macKeyBytes());
    this.serverMacKey = next(block, suite.macKeyBytes());
    this.clientKey = next(block, suite.keyBytes());
    this.serverKey = next(block, suite.keyBytes());
    this.clientNonce = next(block, nonceBytes);
    this.serverNonce = next(block, nonceBytes);
  }

  private static byte[] next(ByteBuffer block, int lengthBytes) {
    byte[] key = new byte[lengthBytes];
    block.get(key);
    return key;
  }

  @Override
  public RecordCipher cipher(Direction sender, Epoch epoch) {
    if (epoch != Epoch.APPLICATION) {
      return null;
    }
    return sender == Direction.CLIENT_TO_SERVER
        ? RecordCiphers.tls12(suite, encryptThenMac, clientMacKey, clientKey, clientNonce)
        : RecordCiphers.tls12(suite, encryptThenMac, serverMacKey, serverKey, serverNonce);
  }
}
