package org.icascope.testkit.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** ICMP and ICMPv6 errors that quote a frame, and claims of an address; checksums are right. */
final class IcmpWriter {
  private static final int ETHERNET = 14;
  private static final int ICMP = 1;
  private static final int ICMP_V6 = 58;

  private IcmpWriter() {}

  /** A router's message to the sender of a frame; of IPv6 where that is. */
  static byte[] error(HostPort router, byte[] frame, int type, int code, int mtu) {
    boolean ipv6 = frame[ETHERNET] >> 4 == 6;
    byte[] quote = Arrays.copyOfRange(frame, ETHERNET, ETHERNET + (ipv6 ? 48 : 28));
    byte[] sender = ipv6 ? Arrays.copyOfRange(quote, 8, 24) : Arrays.copyOfRange(quote, 12, 16);
    ByteBuffer message = ByteBuffer.allocate(8 + quote.length);
    message.put((byte) type).put((byte) code).putShort((short) 0).putInt(mtu).put(quote);
    return packet(router.addressBytes(), sender, message.array());
  }

  /** A host says to all by which hardware address it is reached. */
  static byte[] claim(String host, byte[] hardware) {
    byte[] address = bytes(host);
    if (address.length == 16) {
      ByteBuffer message = ByteBuffer.allocate(32);
      message.put((byte) 136).put((byte) 0).putShort((short) 0).putInt(0x20000000).put(address);
      message.put((byte) 2).put((byte) 1).put(hardware);
      return packet(address, bytes("ff02::1"), message.array());
    }
    ByteBuffer frame = ByteBuffer.allocate(60);
    frame.putShort((short) -1).putInt(-1).put(hardware).putShort((short) 0x0806);
    frame.putShort((short) 1).putShort((short) 0x0800).put((byte) 6).put((byte) 4);
    frame.putShort((short) 1).put(hardware).put(address).putShort((short) 0).putInt(0).put(address);
    return frame.array();
  }

  private static byte[] bytes(String host) {
    try {
      return InetAddress.getByName(host).getAddress(); // a literal, never resolved
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(host, e);
    }
  }

  private static byte[] packet(byte[] from, byte[] to, byte[] message) {
    boolean ipv6 = from.length == 16;
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET + (ipv6 ? 40 : 20) + message.length);
    frame.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2});
    if (ipv6) {
      frame.putShort((short) 0x86dd).putInt(6 << 28).putShort((short) message.length);
      frame.put((byte) ICMP_V6).put((byte) 64).put(from).put(to);
      ByteBuffer pseudo = ByteBuffer.allocate(40 + message.length);
      pseudo.put(from).put(to).putInt(message.length).putInt(ICMP_V6).put(message);
      ByteBuffer.wrap(message).putShort(2, sum(pseudo.array(), 0, pseudo.capacity()));
    } else {
      frame.putShort((short) 0x0800).put((byte) 0x45).put((byte) 0);
      frame.putShort((short) (20 + message.length)).putInt(0).put((byte) 64).put((byte) ICMP);
      frame.putShort((short) 0).put(from).put(to);
      frame.putShort(ETHERNET + 10, sum(frame.array(), ETHERNET, ETHERNET + 20));
      ByteBuffer.wrap(message).putShort(2, sum(message, 0, message.length));
    }
    return Arrays.copyOf(frame.put(message).array(), Math.max(60, frame.capacity()));
  }

  /** The checksum of the internet protocols (RFC 1071). */
  static short sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    return (short) ~(sum + (sum >>> 16));
  }
}
