package org.icascope.capture;

import java.nio.charset.StandardCharsets;
import org.icascope.model.IpAddress;

/** Reads pcapng blocks that carry names and secrets, and keeps those. */
final class PcapngCarried {

  private static final int NAME_END = 0;
  private static final int NAME_IPV4 = 1;
  private static final int NAME_IPV6 = 2;
  private static final int RECORD_HEADER_BYTES = 4;
  private static final int SECRETS_HEADER_BYTES = 8;

  private final CaptureTally tally;

  PcapngCarried(CaptureTally tally) {
    this.tally = tally;
  }

  /**
   * Reads the records of a name resolution block.
   *
   * @return where its options begin
   */
  int names(byte[] bytes, int body, int bodyEnd, boolean big) {
    int at = body;
    while (bodyEnd - at >= RECORD_HEADER_BYTES) {
      int type = Numbers.u16(bytes, at, big);
      int length = Numbers.u16(bytes, at + 2, big);
      at += RECORD_HEADER_BYTES;
      if (type == NAME_END || length > bodyEnd - at) {
        return at;
      }
      if (type == NAME_IPV4 && length > 4) {
        IpAddress address = new IpAddress(0, Numbers.u32(bytes, at, true), 4);
        names(address, bytes, at + 4, at + length);
      } else if (type == NAME_IPV6 && length > 16) {
        long high = Numbers.s64(bytes, at, true);
        names(
            new IpAddress(high, Numbers.s64(bytes, at + 8, true), 6), bytes, at + 16, at + length);
      }
      at += PcapngBlock.padded(length);
    }
    return at;
  }

  /** Names of one address, each with a zero behind it. */
  private void names(IpAddress address, byte[] bytes, int start, int end) {
    int from = start;
    for (int at = start; at < end; at++) {
      if (bytes[at] == 0) {
        if (at > from) {
          String name = new String(bytes, from, at - from, StandardCharsets.UTF_8);
          tally.name(new NameRecord(address, name));
        }
        from = at + 1;
      }
    }
  }

  /**
   * Reads a decryption secrets block.
   *
   * @return where its options begin
   */
  int secrets(byte[] bytes, int body, int bodyEnd, boolean big) {
    int at = body + SECRETS_HEADER_BYTES;
    long length = at <= bodyEnd ? Numbers.u32(bytes, body + 4, big) : 0;
    if (length > bodyEnd - at) {
      return bodyEnd;
    }
    tally.secret(Numbers.s32(bytes, body, big), bytes, at, (int) length);
    return at + PcapngBlock.padded((int) length);
  }
}
