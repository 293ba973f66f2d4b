package org.icascope.tunnel.tls;

import org.icascope.model.Direction;

/** Tells from outside whether a segment or datagram ends with an alert: an orderly goodbye. */
public final class ClosingAlert {

  /**
   * Lengths of records with an alert of two bytes: in clear; ChaCha20 and CCM_8; TLS 1.3; GCM and
   * CCM with explicit nonce; CBC with the MACs in use, with and without explicit IV.
   */
  private static final int[] LENGTHS = {2, 18, 19, 24, 26, 32, 40, 48, 56, 64, 80};

  /** TLS 1.3 hides the type of an alert, but not its length: two bytes, type and tag. */
  private static final int HIDDEN_BYTES = 19;

  private static final int STREAM_HEADER_BYTES = 5;
  private static final int DATAGRAM_HEADER_BYTES = 13;

  private ClosingAlert() {}

  /** Whether the last record of a payload is an alert, by its header. */
  public static boolean endsIn(byte[] bytes, int start, int length) {
    for (int body : LENGTHS) {
      if (isHeader(bytes, start, length, body, STREAM_HEADER_BYTES)
          || isHeader(bytes, start, length, body, DATAGRAM_HEADER_BYTES)) {
        return true;
      }
    }
    return false;
  }

  /** A record of a client of TLS 1.3 is as long as an alert; no message of a handshake is so. */
  static boolean isHidden(Direction from, int type, int length) {
    return from == Direction.CLIENT_TO_SERVER
        && type == Numbers.APPLICATION
        && length == HIDDEN_BYTES;
  }

  private static boolean isHeader(byte[] bytes, int start, int length, int body, int header) {
    int at = start + length - body - header;
    if (at < start || bytes[at + header - 2] != 0 || bytes[at + header - 1] != body) {
      return false;
    }
    boolean stream = header == STREAM_HEADER_BYTES;
    boolean hidden = stream && body == HIDDEN_BYTES && bytes[at] == Numbers.APPLICATION;
    return (hidden || bytes[at] == Numbers.ALERT) && bytes[at + 1] == (stream ? 3 : (byte) 0xfe);
  }
}
