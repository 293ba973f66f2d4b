package org.icascope.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order, and little endian where the name says so. */
final class Wire {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final VarHandle ANY_ORDER =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Wire() {}

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  static int u16(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xffff;
  }

  static int s32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long u32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at) & 0xffffffffL;
  }

  static long s64(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** Eight bytes in the order that costs the machine least: for hashes, and nothing else. */
  static long anyOrder64(byte[] bytes, int at) {
    return (long) ANY_ORDER.get(bytes, at);
  }

  static int le16(byte[] bytes, int at) {
    return Short.reverseBytes((short) SHORT.get(bytes, at)) & 0xffff;
  }

  static int le32(byte[] bytes, int at) {
    return Integer.reverseBytes((int) INT.get(bytes, at));
  }
}
