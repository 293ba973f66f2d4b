package org.icascope.session;

/**
 * What the codes of "destination unreachable" mean: registry of ICMP type 3 (RFC 792, 1122, 1812)
 * and of ICMPv6 type 1 (RFC 4443).
 */
final class IcmpCodes {

  private IcmpCodes() {}

  /** A few words. */
  static String meaning(int ipVersion, int code) {
    return ipVersion == 4 ? version4(code) : version6(code);
  }

  private static String version4(int code) {
    return switch (code) {
      case 0, 6, 11 -> "network unreachable";
      case 1, 7, 8, 12 -> "host unreachable";
      case 2 -> "protocol unreachable";
      case 3 -> "port unreachable";
      case 9, 10, 13 -> "administratively prohibited";
      default -> "code " + code;
    };
  }

  private static String version6(int code) {
    return switch (code) {
      case 0 -> "no route to the destination";
      case 1 -> "administratively prohibited";
      case 3 -> "address unreachable";
      case 4 -> "port unreachable";
      case 5 -> "source address refused by policy";
      case 6 -> "route rejected";
      default -> "code " + code;
    };
  }
}
