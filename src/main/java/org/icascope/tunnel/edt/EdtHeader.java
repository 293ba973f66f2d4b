package org.icascope.tunnel.edt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.icascope.reassembly.Chunk;

/**
 * Reads the header of a packet where it lies; layout in {@code specs/edt.ksy}. By hand, because
 * every packet of a session passes here.
 */
final class EdtHeader {

  static final int BYTES = 16;

  static final int HANDSHAKE = 0;
  static final int KEEP_ALIVE = 1;
  static final int ACK = 2;
  static final int NAK = 3;
  static final int CONGESTION_WARNING = 4;
  static final int SHUTDOWN = 5;
  static final int ACK2 = 6;
  static final int DROP_REQUEST = 7;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private EdtHeader() {}

  /** The 32-bit word at an offset of the packet; the caller checks the length. */
  static int word(Chunk packet, int offset) {
    return (int) INT.get(packet.bytes(), packet.start() + offset);
  }

  /** Bytes behind the header on the wire, captured or not. */
  static int bodyBytes(Chunk packet) {
    return packet.length() + packet.cutBytes() - BYTES;
  }

  static boolean isControl(int firstWord) {
    return firstWord < 0;
  }

  static int type(int firstWord) {
    return firstWord >>> 16 & 0x7fff;
  }

  static int additional(Chunk packet) {
    return word(packet, 4);
  }

  static int destination(Chunk packet) {
    return word(packet, 12);
  }

  /** Whether as many words follow the header, captured, as the fields that are read need. */
  static boolean hasWords(Chunk packet, int words) {
    return packet.length() >= BYTES + 4 * words;
  }

  /** Difference of two sequence numbers of 31 bits, in [-2^30, 2^30). */
  static int distance(int from, int to) {
    return to - from << 1 >> 1;
  }
}
