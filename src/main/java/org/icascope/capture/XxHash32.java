package org.icascope.capture;

/**
 * The checksum of lz4 frames, xxHash with 32 bits and seed 0 (github.com/Cyan4973/xxHash,
 * doc/xxhash_spec.md).
 */
final class XxHash32 {

  private static final int PRIME_1 = 0x9e3779b1;
  private static final int PRIME_2 = 0x85ebca77;
  private static final int PRIME_3 = 0xc2b2ae3d;
  private static final int PRIME_4 = 0x27d4eb2f;
  private static final int PRIME_5 = 0x165667b1;
  private static final int STRIPE_BYTES = 16;

  private final byte[] rest = new byte[STRIPE_BYTES];
  private int restBytes;
  private long total;
  private int lane1;
  private int lane2;
  private int lane3;
  private int lane4;

  XxHash32() {
    reset();
  }

  static int of(byte[] bytes, int start, int length) {
    XxHash32 hash = new XxHash32();
    hash.update(bytes, start, length);
    return hash.value();
  }

  void reset() {
    restBytes = 0;
    total = 0;
    lane1 = PRIME_1 + PRIME_2;
    lane2 = PRIME_2;
    lane3 = 0;
    lane4 = -PRIME_1;
  }

  void update(byte[] bytes, int start, int length) {
    total += length;
    int at = start;
    int end = start + length;
    if (restBytes > 0) {
      int taken = Math.min(length, STRIPE_BYTES - restBytes);
      System.arraycopy(bytes, at, rest, restBytes, taken);
      restBytes += taken;
      at += taken;
      if (restBytes < STRIPE_BYTES) {
        return;
      }
      stripe(rest, 0);
      restBytes = 0;
    }
    for (; end - at >= STRIPE_BYTES; at += STRIPE_BYTES) {
      stripe(bytes, at);
    }
    restBytes = end - at;
    System.arraycopy(bytes, at, rest, 0, restBytes);
  }

  private void stripe(byte[] bytes, int at) {
    lane1 = round(lane1, Numbers.s32(bytes, at, false));
    lane2 = round(lane2, Numbers.s32(bytes, at + 4, false));
    lane3 = round(lane3, Numbers.s32(bytes, at + 8, false));
    lane4 = round(lane4, Numbers.s32(bytes, at + 12, false));
  }

  private static int round(int lane, int input) {
    return Integer.rotateLeft(lane + input * PRIME_2, 13) * PRIME_1;
  }

  int value() {
    int hash =
        total >= STRIPE_BYTES
            ? Integer.rotateLeft(lane1, 1)
                + Integer.rotateLeft(lane2, 7)
                + Integer.rotateLeft(lane3, 12)
                + Integer.rotateLeft(lane4, 18)
            : PRIME_5;
    hash += (int) total;
    int at = 0;
    for (; restBytes - at >= 4; at += 4) {
      hash = Integer.rotateLeft(hash + Numbers.s32(rest, at, false) * PRIME_3, 17) * PRIME_4;
    }
    for (; at < restBytes; at++) {
      hash = Integer.rotateLeft(hash + (rest[at] & 0xff) * PRIME_5, 11) * PRIME_1;
    }
    hash = (hash ^ hash >>> 15) * PRIME_2;
    hash = (hash ^ hash >>> 13) * PRIME_3;
    return hash ^ hash >>> 16;
  }
}
