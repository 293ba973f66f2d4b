package org.icascope.tunnel.edt;

import java.util.Optional;
import org.icascope.reassembly.Chunk;

/**
 * A handshake packet; layout in {@code specs/edt.ksy}. The reserved bits of its header may hold
 * anything.
 *
 * @param initialSequence number of the first data packet of both sides
 * @param mtuBytes largest packet, IP and UDP headers included
 * @param windowPackets packets that may be under way to the sender of this one
 * @param requestType 1 request or challenge, -1 second request or response
 * @param socketId of the sender; in a challenge that of the client
 */
record EdtHandshake(
    int initialSequence, int mtuBytes, int windowPackets, int requestType, int socketId) {

  static final int REQUEST = 1;
  static final int RESPONSE = -1;

  private static final int BODY_WORDS = 12;
  private static final int UDT_VERSION = 4;
  private static final int STREAM_SOCKET = 1;

  /** Sizes that a packet can have: a header in IPv4 and UDP, and what an IP packet can hold. */
  private static final int LEAST_MTU = 28 + EdtHeader.BYTES;

  private static final int MOST_MTU = 65_535;

  /**
   * Reads a packet. Every value that is known to be fixed is checked, since this decides on any
   * port: UDT for other purposes passes only as a stream socket, SRT does not.
   */
  static Optional<EdtHandshake> read(Chunk packet) {
    if (!EdtHeader.hasWords(packet, BODY_WORDS)) {
      return Optional.empty();
    }
    int first = EdtHeader.word(packet, 0);
    EdtHandshake handshake =
        new EdtHandshake(
            word(packet, 2), word(packet, 3), word(packet, 4), word(packet, 5), word(packet, 6));
    boolean fits =
        EdtHeader.isControl(first)
            && EdtHeader.type(first) == EdtHeader.HANDSHAKE
            && word(packet, 0) == UDT_VERSION
            && word(packet, 1) == STREAM_SOCKET
            && handshake.isPlausible();
    return fits ? Optional.of(handshake) : Optional.empty();
  }

  private static int word(Chunk packet, int index) {
    return EdtHeader.word(packet, EdtHeader.BYTES + 4 * index);
  }

  private boolean isPlausible() {
    return initialSequence >= 0
        && mtuBytes >= LEAST_MTU
        && mtuBytes <= MOST_MTU
        && windowPackets > 0
        && (requestType == REQUEST || requestType == RESPONSE);
  }
}
