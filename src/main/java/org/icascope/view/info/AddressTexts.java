package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import org.icascope.model.IpAddress;

/** Text of IP addresses; those of late are remembered. */
final class AddressTexts {

  /** Chosen: more than talk at a time in most captures; others are written anew. */
  private static final int SLOTS = 1 << 12;

  private final long[] high = new long[SLOTS];
  private final long[] low = new long[SLOTS];
  private final byte[][] texts = new byte[SLOTS][];
  private final byte[] versions = new byte[SLOTS];

  byte[] of(long addressHigh, long addressLow, int version) {
    long mixed = (addressHigh * 31 + addressLow) * 0x9e3779b97f4a7c15L;
    int slot = (int) (mixed >>> 52);
    if (versions[slot] != version || low[slot] != addressLow || high[slot] != addressHigh) {
      versions[slot] = (byte) version;
      high[slot] = addressHigh;
      low[slot] = addressLow;
      texts[slot] =
          new IpAddress(addressHigh, addressLow, version)
              .toString()
              .getBytes(StandardCharsets.US_ASCII);
    }
    return texts[slot];
  }
}
