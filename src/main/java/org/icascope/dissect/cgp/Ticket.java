package org.icascope.dissect.cgp;

import java.util.Arrays;

/**
 * A reconnect ticket: whoever holds it can take the session over, so its bytes are compared and
 * never shown.
 */
public final class Ticket {

  public static final Ticket EMPTY = new Ticket(new byte[0]);

  private final byte[] bytes;

  public Ticket(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public int lengthBytes() {
    return bytes.length;
  }

  /** The secret itself, for a keyed fingerprint only. */
  public byte[] secret() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ticket ticket && Arrays.equals(bytes, ticket.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "ticket of " + bytes.length + " bytes";
  }
}
