package org.icascope.tunnel.tls;

import org.icascope.model.Direction;
import org.icascope.tunnel.HeldBytes;
import org.icascope.tunnel.tls.crypto.ConnectionKeys.Epoch;
import org.icascope.tunnel.tls.crypto.RecordCipher;

/** What one side of a connection sends: how its records are protected at the moment. */
final class Side {

  final Direction direction;
  final HandshakeMessages messages;

  /** Records are protected from here on, whether or not they can be decrypted. */
  boolean isProtected;

  /** A protected record went by. */
  boolean spokeProtected;

  /** Of the records to come; null while the secret is not known. */
  RecordCipher cipher;

  Epoch epoch = Epoch.APPLICATION;

  /** Number of the next record under this cipher. */
  long sequence;

  /** How many records may have been lost before the next one, at most. */
  int uncertain;

  /** Bytes that were decrypted in vain since a record could be, to find its number. */
  long triedBytes;

  /** The nonce in the last record that was decrypted, where records have one of 8 bytes. */
  long lastNonce;

  /** A record was decrypted with this cipher. */
  boolean proven;

  /** Records in a row that could not be decrypted. */
  int failures;

  /** Application bytes given on, or told as missing. */
  long innerOffset;

  Side(Direction direction, HeldBytes held) {
    messages = new HandshakeMessages(held);
    this.direction = direction;
  }

  void use(RecordCipher next, Epoch nextEpoch) {
    cipher = next;
    epoch = nextEpoch;
    sequence = 0;
    uncertain = 0;
    triedBytes = 0;
    proven = false;
    isProtected = true;
  }
}
