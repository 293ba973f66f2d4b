package org.icascope.bench;

import java.nio.ByteBuffer;

/** One Ethernet frame with IPv4 and TCP or UDP, built in the same buffer again and again. */
final class Ipv4Frame {
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private static final int IP = 14;
  private static final int TRANSPORT = IP + 20;
  private static final int TCP_HEADER_BYTES = 20;
  private static final int UDP_HEADER_BYTES = 8;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int MINIMUM_BYTES = 60; // without frame check sequence
  private static final int WINDOW = 0xfaf0;
  private static final int TTL = 63; // chosen: one router on the way

  private final ByteBuffer bytes = ByteBuffer.allocate(2048);
  private int length;
  private int identification;

  byte[] bytes() {
    return bytes.array();
  }

  int length() {
    return length;
  }

  /** Who sends to whom; addresses as 32-bit numbers. */
  record Route(int from, int fromPort, int to, int toPort) {}

  void tcp(Route route, int sequence, int acknowledgement, int flags, ByteBuffer payload) {
    int payloadBytes = payload.remaining();
    ip(route, TCP, TCP_HEADER_BYTES + payloadBytes);
    bytes.putShort((short) route.fromPort).putShort((short) route.toPort);
    bytes.putInt(sequence).putInt((flags & ACK) != 0 ? acknowledgement : 0);
    bytes.put((byte) (TCP_HEADER_BYTES / 4 << 4)).put((byte) flags).putShort((short) WINDOW);
    bytes.putInt(0).put(payload);
    finish(route, TCP, TCP_HEADER_BYTES + payloadBytes, 16);
  }

  void udp(Route route, ByteBuffer payload) {
    int size = UDP_HEADER_BYTES + payload.remaining();
    ip(route, UDP, size);
    bytes.putShort((short) route.fromPort).putShort((short) route.toPort);
    bytes.putShort((short) size).putShort((short) 0).put(payload);
    finish(route, UDP, size, 6);
  }

  private void ip(Route route, int protocol, int content) {
    bytes.clear();
    bytes.putInt(0x02000000).putShort((short) 1).putInt(0x02000000).putShort((short) 2);
    bytes.putShort((short) 0x0800);
    bytes.putShort((short) 0x4500).putShort((short) (20 + content));
    bytes.putShort((short) identification++).putShort((short) 0x4000);
    bytes.put((byte) TTL).put((byte) protocol).putShort((short) 0);
    bytes.putInt(route.from).putInt(route.to);
    bytes.putShort(IP + 10, (short) ~fold(sum(IP, TRANSPORT)));
  }

  private void finish(Route route, int protocol, int content, int checksumAt) {
    long sum = sum(TRANSPORT, TRANSPORT + content) + protocol + content;
    sum += (route.from >>> 16) + (route.from & 0xffff) + (route.to >>> 16) + (route.to & 0xffff);
    bytes.putShort(TRANSPORT + checksumAt, (short) ~fold(sum));
    while (bytes.position() < MINIMUM_BYTES) {
      bytes.put((byte) 0);
    }
    length = bytes.position();
  }

  private long sum(int from, int to) {
    long sum = 0;
    int at = from;
    for (; at + 1 < to; at += 2) {
      sum += bytes.getShort(at) & 0xffff;
    }
    return at < to ? sum + ((bytes.get(at) & 0xff) << 8) : sum;
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded >>> 16) + (folded & 0xffff);
    }
    return (int) folded;
  }
}
