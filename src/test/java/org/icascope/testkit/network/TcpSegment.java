package org.icascope.testkit.network;

/**
 * Part of a stream that occupies sequence numbers: bytes, or a FIN.
 *
 * @param offset sequence number relative to the SYN, which is 0
 * @param payload bytes, none for a FIN
 * @param fin whether this is the FIN
 * @param push whether a write of the application ends here
 */
record TcpSegment(long offset, byte[] payload, boolean fin, boolean push) {

  long end() {
    return offset + payload.length + (fin ? 1 : 0);
  }

  TcpFlags flags() {
    return fin ? TcpFlags.FIN_ACK : push ? TcpFlags.PSH_ACK : TcpFlags.ACK;
  }
}
