package org.icascope.pseudonym;

import org.icascope.model.IpAddress;

/**
 * Addresses whose first bits say what kind they are: private, link-local, multicast. A pseudonym is
 * of the same kind, so that what is concluded from an address, as that it is reached from outside,
 * stays true.
 *
 * <p>Where bits on the way to such a range decide whether an address is in it, they stay as they
 * are for all addresses. So public addresses near one keep some of their first bits: 8.0.0.0/8 the
 * first seven.
 *
 * <p>Sources: the registries of special-purpose addresses (RFC 6890) and of multicast; for
 * addresses of IPv4 in those of IPv6 RFC 4291 section 2.5.5.2 and RFC 6052 section 2.1; for
 * multicast that names one host RFC 4291 section 2.7.1.
 */
final class SpecialRanges {

  /**
   * @param whole addresses in it stay as they are; else the bits behind its own are pseudonyms
   */
  private record Range(byte[] network, int bits, boolean whole) {

    /** How many bits an address has in common with it, at most its own. */
    int common(byte[] address) {
      int same = 0;
      while (same < bits && bit(address, same) == bit(network, same)) {
        same++;
      }
      return same;
    }

    private static int bit(byte[] bytes, int at) {
      return bytes[at / 8] >> (7 - (at & 7)) & 1;
    }
  }

  private static final Range[] IPV4 = {
    kind(8), // 0.0.0.0, this network
    whole(32),
    kind(8, 10), // private
    kind(10, 100, 64), // behind the NAT of a provider
    whole(8, 127), // loopback
    kind(16, 169, 254), // link-local
    kind(12, 172, 16), // private
    kind(24, 192, 0, 0), // protocol assignments
    kind(16, 192, 168), // private
    kind(15, 198, 18), // benchmarks
    whole(4, 224), // multicast
    kind(4, 240), // reserved
    whole(32, 255, 255, 255, 255), // broadcast
  };

  private static final Range[] IPV6 = {
    range6(true, 128, 0, 0), // unspecified
    range6(true, 128, 0, 1), // loopback
    range6(false, 96, 0, 0xffff_0000_0000L), // of IPv4
    range6(false, 96, 0x0064_ff9b_0000_0000L, 0), // of IPv4, behind a NAT64
    range6(false, 3, 0x2000_0000_0000_0000L, 0), // global
    range6(false, 7, 0xfc00_0000_0000_0000L, 0), // local
    range6(false, 10, 0xfe80_0000_0000_0000L, 0), // link-local
    range6(false, 64, 0xfe80_0000_0000_0000L, 0), // as it is in use
    range6(true, 12, 0xff00_0000_0000_0000L, 0), // multicast to known groups
    range6(false, 104, 0xff02_0000_0000_0000L, 0x1_ff00_0000L), // multicast that names a host
    range6(false, 8, 0xff00_0000_0000_0000L, 0), // multicast that may name a network
  };

  private SpecialRanges() {}

  private static Range kind(int bits, int... network) {
    return range4(false, bits, network);
  }

  private static Range whole(int bits, int... network) {
    return range4(true, bits, network);
  }

  private static Range range4(boolean whole, int bits, int... network) {
    byte[] bytes = new byte[4];
    for (int i = 0; i < network.length; i++) {
      bytes[i] = (byte) network[i];
    }
    return new Range(bytes, bits, whole);
  }

  private static Range range6(boolean whole, int bits, long high, long low) {
    return new Range(new IpAddress(high, low, 6).toBytes(), bits, whole);
  }

  /** How many of the first bits of an address are those of its pseudonym. */
  static int keptBits(IpAddress address) {
    byte[] bytes = address.toBytes();
    int kept = 0;
    int longest = -1;
    boolean stays = false;
    for (Range range : address.version() == 4 ? IPV4 : IPV6) {
      int common = range.common(bytes);
      boolean inside = common == range.bits;
      kept = Math.max(kept, inside ? common : common + 1);
      if (inside && range.bits > longest) {
        longest = range.bits;
        stays = range.whole;
      }
    }
    return stays ? 8 * bytes.length : kept;
  }

  /** The last 32 bits of the address are one of IPv4. */
  static boolean holdsIpv4(IpAddress address) {
    return address.version() == 6
        && (address.high() == 0 && address.low() >>> 32 == 0xffffL
            || address.high() == 0x0064_ff9b_0000_0000L && address.low() >>> 32 == 0);
  }
}
