package org.icascope.tunnel.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Takes the mask off the payload of a frame (RFC 6455, section 5.3), eight bytes at a time. */
public final class Unmasking {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Unmasking() {}

  /**
   * Writes the plain bytes to the beginning of {@code to}, which may be {@code from}.
   *
   * @param key the masking key, its first byte lowest
   * @param phase number of payload bytes of the frame before these; only its lowest two bits count
   */
  public static void apply(byte[] from, int start, int length, int key, long phase, byte[] to) {
    int turned = Integer.rotateRight(key, 8 * (int) (phase & 3));
    long mask = (turned & 0xffffffffL) << 32 | turned & 0xffffffffL;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      LONGS.set(to, i, (long) LONGS.get(from, start + i) ^ mask);
    }
    for (int shift = 0; i < length; i++, shift += 8) {
      to[i] = (byte) (from[start + i] ^ mask >>> shift);
    }
  }
}
