package org.icascope.analyze;

import org.icascope.model.IpAddress;

/**
 * Addresses that begin with the same bits.
 *
 * @param first the first of them
 * @param prefix how many bits, 0 to 32 or 128
 */
public record Network(IpAddress first, int prefix) implements Comparable<Network> {

  /** The network of that size in which an address lies; the address itself for all its bits. */
  public static Network of(IpAddress address, int prefix) {
    if (address.version() == 4) {
      int bits = Math.min(prefix, 32);
      long mask = 0xffff_ffffL << (32 - bits) & 0xffff_ffffL;
      return new Network(new IpAddress(0, address.low() & mask, 4), bits);
    }
    int bits = Math.min(prefix, 128);
    long high = address.high() & ones(Math.min(bits, 64));
    long low = address.low() & ones(Math.max(0, bits - 64));
    return new Network(new IpAddress(high, low, 6), bits);
  }

  /** A number that begins with so many ones. */
  private static long ones(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }

  /** The address lies in it. */
  public boolean has(IpAddress address) {
    return address.version() == first.version() && of(address, prefix).equals(this);
  }

  // written out, as in every record that is a key

  @Override
  public boolean equals(Object other) {
    return other instanceof Network o && prefix == o.prefix && first.equals(o.first);
  }

  @Override
  public int hashCode() {
    return 31 * first.hashCode() + prefix;
  }

  private boolean isOneAddress() {
    return prefix == (first.version() == 4 ? 32 : 128);
  }

  @Override
  public int compareTo(Network other) {
    int byAddress = first.compareTo(other.first);
    return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
  }

  /** {@code 192.168.20.0/24}, or the address where it is only one. */
  @Override
  public String toString() {
    return isOneAddress() ? first.toString() : first + "/" + prefix;
  }
}
