package org.icascope.analyze;

import org.icascope.flow.Flow;
import org.icascope.model.IpAddress;

/**
 * Tells traffic that crosses the Internet from traffic inside.
 *
 * <p>Sources: the registries of special-purpose addresses (RFC 6890) and of multicast. Addresses
 * for documentation count as public: nobody uses them but who shows what public ones do.
 */
final class PublicAddress {

  /** Networks of IPv4 that are not reached from outside: first address and bits. */
  private static final long[][] INSIDE = {
    {0x00000000L, 8}, // this network
    {0x0a000000L, 8}, // private
    {0x64400000L, 10}, // behind the NAT of a provider
    {0x7f000000L, 8}, // loopback
    {0xa9fe0000L, 16}, // link-local
    {0xac100000L, 12}, // private
    {0xc0000000L, 24}, // protocol assignments
    {0xc0a80000L, 16}, // private
    {0xc6120000L, 15}, // benchmarks
    {0xe0000000L, 3}, // multicast, reserved
  };

  /**
   * Addresses that begin with so many bits alike belong to one organisation, which may use public
   * ones inside. Chosen: the usual sizes of large assignments.
   */
  private static final int OWN_IP4_BITS = 16;

  private static final int OWN_IP6_BITS = 32;

  private PublicAddress() {}

  static boolean is(IpAddress address) {
    if (address.version() == 6) {
      return address.high() >>> 61 == 1; // 2000::/3, global unicast
    }
    for (long[] inside : INSIDE) {
      int shift = 32 - (int) inside[1];
      if (address.low() >>> shift == inside[0] >>> shift) {
        return false;
      }
    }
    return true;
  }

  /** The client is outside, as seen from the server. */
  static boolean isFromOutside(Flow flow) {
    IpAddress client = flow.client().address();
    return is(client) && !isSameOwner(client, flow.server().address());
  }

  /** One of the ends is outside, as seen from the other. */
  static boolean crosses(Flow flow) {
    IpAddress client = flow.client().address();
    IpAddress server = flow.server().address();
    return (is(client) || is(server)) && !isSameOwner(client, server);
  }

  private static boolean isSameOwner(IpAddress one, IpAddress other) {
    int bits = one.version() == 4 ? OWN_IP4_BITS : OWN_IP6_BITS;
    return Network.of(one, bits).has(other);
  }
}
