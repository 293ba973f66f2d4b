package org.icascope.tunnel.tls.crypto;

import org.icascope.model.Direction;

/** The keys of one connection. */
public interface ConnectionKeys {

  /** Which secret protects a record. TLS 1.2 and DTLS 1.2 know only {@link #APPLICATION}. */
  enum Epoch {
    EARLY,
    HANDSHAKE,
    APPLICATION
  }

  /**
   * A new cipher for the records of one side; its state, if any, belongs to the caller.
   *
   * @return null when the secret of that epoch is not known
   */
  RecordCipher cipher(Direction sender, Epoch epoch);
}
