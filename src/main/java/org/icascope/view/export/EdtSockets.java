package org.icascope.view.export;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.icascope.model.Direction;
import org.icascope.view.frame.Unit;

/**
 * Which datagrams are packets of the EDT connection of a flow (specs/edt.ksy): handshakes, and what
 * goes to a socket that one of them named. Any other datagram between the same ports has no header,
 * though its first bytes can be read as one.
 */
final class EdtSockets {

  /** Last four bytes of it are the socket a packet goes to. */
  private static final int HEADER_BYTES = 16;

  private static final int HANDSHAKE_BYTES = HEADER_BYTES + 12 * Integer.BYTES;
  private static final int HANDSHAKE = 0x8000;
  private static final int UDT_VERSION = 4;
  private static final int STREAM_SOCKET = 1;

  /** Sockets remembered of a flow. Chosen: a connection has two. */
  private static final int MOST_SOCKETS = 64;

  private final Set<Integer> named = new HashSet<>();

  /** Where no handshake was captured: where the first packet of a direction goes. */
  private final Map<Direction, Integer> first = new EnumMap<>(Direction.class);

  boolean isOfConnection(Unit packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
    if (bytes.remaining() < HEADER_BYTES) {
      return false;
    }
    int socket = bytes.getInt(HEADER_BYTES - Integer.BYTES);
    if (isHandshake(bytes) && (socket == 0 || named.contains(socket))) {
      if (named.size() < MOST_SOCKETS) {
        named.add(word(bytes, 6));
      }
      return true;
    }
    return named.isEmpty()
        ? first.computeIfAbsent(packet.direction(), k -> socket) == socket
        : named.contains(socket);
  }

  private static boolean isHandshake(ByteBuffer bytes) {
    return bytes.remaining() >= HANDSHAKE_BYTES
        && (bytes.getShort(0) & 0xffff) == HANDSHAKE
        && word(bytes, 0) == UDT_VERSION
        && word(bytes, 1) == STREAM_SOCKET
        && Math.abs(word(bytes, 5)) == 1;
  }

  private static int word(ByteBuffer bytes, int index) {
    return bytes.getInt(HEADER_BYTES + Integer.BYTES * index);
  }
}
