package org.icascope.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of a file's headers in either byte order. */
final class Numbers {

  private static final VarHandle SHORT_LITTLE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BIG = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LITTLE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BIG = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LITTLE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BIG = view(long[].class, ByteOrder.BIG_ENDIAN);

  private Numbers() {}

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  /** Unsigned 16 bits. */
  static int u16(byte[] bytes, int at, boolean big) {
    return (big ? (short) SHORT_BIG.get(bytes, at) : (short) SHORT_LITTLE.get(bytes, at)) & 0xffff;
  }

  /** Unsigned 32 bits. */
  static long u32(byte[] bytes, int at, boolean big) {
    return s32(bytes, at, big) & 0xffffffffL;
  }

  /** 32 bits as they are. */
  static int s32(byte[] bytes, int at, boolean big) {
    return big ? (int) INT_BIG.get(bytes, at) : (int) INT_LITTLE.get(bytes, at);
  }

  /** 64 bits as they are. */
  static long s64(byte[] bytes, int at, boolean big) {
    return big ? (long) LONG_BIG.get(bytes, at) : (long) LONG_LITTLE.get(bytes, at);
  }
}
