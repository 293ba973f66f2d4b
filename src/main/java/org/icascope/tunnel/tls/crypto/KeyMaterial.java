package org.icascope.tunnel.tls.crypto;

import java.util.Optional;
import org.icascope.model.DiagnosticSink;

/** What the user gave to decrypt with: key logs and private keys. Nothing here shows a secret. */
public final class KeyMaterial {

  private boolean empty = true;

  private KeyMaterial() {}

  /** No key material; more can be added. */
  public static KeyMaterial none() {
    return new KeyMaterial();
  }

  public boolean isEmpty() {
    return empty;
  }

  /** Adds a key log or a private key, told apart by content. Never fails: says what was wrong. */
  public void add(String fileName, byte[] content, DiagnosticSink diagnostics) {
    empty = empty && content.length == 0;
  }

  /** The keys of the connection with this handshake, if the material has them. */
  public Optional<ConnectionKeys> keysFor(HandshakeValues values) {
    return Optional.empty();
  }

  /** Why {@link #keysFor} is empty, in one sentence with what would unlock the connection. */
  public String whatIsMissing(HandshakeValues values) {
    return "There is no key for this connection.";
  }
}
