package org.icascope.flood;

import java.nio.ByteBuffer;

/** One Ethernet frame with IPv4, built in the same buffer again and again; without checksums. */
final class RawFrame {

  private static final int HEADERS = 14 + 20;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int MINIMUM_BYTES = 60; // of Ethernet, without frame check sequence
  private static final int FRAGMENT_BYTES = 24;

  private final ByteBuffer bytes = ByteBuffer.allocate(2_048);
  private int identification;

  byte[] bytes() {
    return bytes.array();
  }

  int tcp(int from, int fromPort, int to, int toPort, long sequence, int flags, int payload) {
    ip(from, to, TCP, 20 + payload, ++identification, 0);
    bytes.putShort((short) fromPort).putShort((short) toPort).putInt((int) sequence).putInt(1);
    bytes.put((byte) 0x50).put((byte) flags).putShort((short) 8_000).putInt(0);
    return finish(payload);
  }

  int tcp(int from, int fromPort, int to, int toPort, long sequence, int flags, byte[] payload) {
    ip(from, to, TCP, 20 + payload.length, ++identification, 0);
    bytes.putShort((short) fromPort).putShort((short) toPort).putInt((int) sequence).putInt(1);
    bytes.put((byte) 0x50).put((byte) flags).putShort((short) 8_000).putInt(0).put(payload);
    return finish(0);
  }

  int udp(int from, int fromPort, int to, int toPort, int payload) {
    datagram(from, fromPort, to, toPort, payload);
    return finish(payload);
  }

  int udp(int from, int fromPort, int to, int toPort, byte[] payload) {
    datagram(from, fromPort, to, toPort, payload.length);
    bytes.put(payload);
    return finish(0);
  }

  private void datagram(int from, int fromPort, int to, int toPort, int payload) {
    ip(from, to, UDP, 8 + payload, ++identification, 0);
    bytes.putShort((short) fromPort).putShort((short) toPort);
    bytes.putShort((short) (8 + payload)).putShort((short) 0);
  }

  /** A frame as it is. */
  int of(byte[] frame) {
    bytes.clear().put(frame);
    return frame.length;
  }

  /**
   * @param offset in the datagram; a multiple of eight. At 0 more follow, else it is the last.
   */
  int fragment(int from, int to, int id, int offset) {
    int place = (offset == 0 ? 0x2000 : 0) | offset / 8;
    ip(from, to, TCP, FRAGMENT_BYTES, id, place);
    return finish(FRAGMENT_BYTES);
  }

  private void ip(int from, int to, int protocol, int content, int id, int place) {
    bytes.clear();
    bytes.putInt(0x02000000).putShort((short) 1).putInt(0x02000000).putShort((short) 2);
    bytes.putShort((short) 0x0800).putShort((short) 0x4500).putShort((short) (20 + content));
    bytes.putShort((short) id).putShort((short) place).put((byte) 63).put((byte) protocol);
    bytes.putShort((short) 0).putInt(from).putInt(to);
  }

  private int finish(int payload) {
    for (int i = 0; i < payload; i++) {
      bytes.put((byte) 'x');
    }
    while (bytes.position() < MINIMUM_BYTES) {
      bytes.put((byte) 0);
    }
    return Math.max(HEADERS, bytes.position());
  }
}
