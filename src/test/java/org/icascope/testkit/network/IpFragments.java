package org.icascope.testkit.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts an IPv4 frame into fragments, as a router does that ignores "do not fragment". */
final class IpFragments {
  private static final int ETHERNET = 14;
  private static final int IPV4 = 20;
  private static final int MORE = 0x2000;

  private IpFragments() {}

  /** The frame itself where its packet is no longer than {@code mtu}. */
  static List<byte[]> of(byte[] frame, int mtu) {
    int length = ByteBuffer.wrap(frame).getShort(ETHERNET + 2) & 0xffff;
    if (length <= mtu) {
      return List.of(frame);
    }
    List<byte[]> fragments = new ArrayList<>();
    int most = (mtu - IPV4) / 8 * 8;
    for (int at = IPV4; at < length; at += most) {
      int end = Math.min(length, at + most);
      byte[] piece = Arrays.copyOf(frame, Math.max(60, ETHERNET + IPV4 + end - at));
      System.arraycopy(frame, ETHERNET + at, piece, ETHERNET + IPV4, end - at);
      ByteBuffer header = ByteBuffer.wrap(piece);
      header.putShort(ETHERNET + 2, (short) (IPV4 + end - at));
      header.putShort(ETHERNET + 6, (short) ((at - IPV4) / 8 | (end < length ? MORE : 0)));
      header.putShort(ETHERNET + 10, (short) 0);
      header.putShort(ETHERNET + 10, IcmpWriter.sum(piece, ETHERNET, ETHERNET + IPV4));
      fragments.add(piece);
    }
    return fragments;
  }
}
