package org.icascope.view.filter;

import java.util.Optional;
import java.util.regex.Pattern;
import org.icascope.model.IpAddress;

/** IPv4 and IPv6 addresses (RFC 4291 section 2.2). Host names are never looked up. */
final class AddressLiterals {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private AddressLiterals() {}

  static Optional<IpAddress> address(String text) {
    if (IPV4.matcher(text).matches()) {
      long low = ipv4(text);
      return low < 0 ? Optional.empty() : Optional.of(new IpAddress(0, low, 4));
    }
    // 45: the longest text of an IPv6 address
    return text.contains(":") && text.length() <= 45 ? ipv6(text) : Optional.empty();
  }

  /** The 32 bits, or -1. */
  private static long ipv4(String text) {
    long bits = 0;
    for (String part : text.split("\\.")) {
      int number = Integer.parseInt(part);
      if (number > 255) {
        return -1;
      }
      bits = bits << 8 | number;
    }
    return bits;
  }

  private static Optional<IpAddress> ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      long[] all = new long[2];
      return groups(text, all, 0) == 8 ? Optional.of(new IpAddress(all[0], all[1], 6)) : none();
    }
    long[] before = new long[2];
    int count = groups(text.substring(0, gap), before, 0);
    String rest = text.substring(gap + 2);
    int after = groups(rest, new long[2], 0);
    if (count < 0 || after < 0 || count + after > 7) {
      return none();
    }
    groups(rest, before, 8 - after);
    return Optional.of(new IpAddress(before[0], before[1], 6));
  }

  private static Optional<IpAddress> none() {
    return Optional.empty();
  }

  /**
   * Reads groups of 16 bits.
   *
   * @param first where in the eight groups the first of them goes
   * @return how many they are, or -1
   */
  private static int groups(String text, long[] halves, int first) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int index = first;
    for (int i = 0; i < parts.length; i++) {
      boolean isLastIpv4 = i == parts.length - 1 && IPV4.matcher(parts[i]).matches();
      if (isLastIpv4 && index <= 6 && ipv4(parts[i]) >= 0) {
        put(halves, index++, ipv4(parts[i]) >>> 16);
        put(halves, index++, ipv4(parts[i]) & 0xffff);
      } else if (index <= 7 && parts[i].matches("[0-9a-fA-F]{1,4}")) {
        put(halves, index++, Long.parseLong(parts[i], 16));
      } else {
        return -1;
      }
    }
    return index - first;
  }

  private static void put(long[] halves, int index, long group) {
    halves[index / 4] |= group << 48 - 16 * (index % 4);
  }
}
