package org.icascope.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;

/**
 * The address, or address and port, to which a report is narrowed.
 *
 * @param port empty: any port of that address
 */
public record AddressFilter(IpAddress address, OptionalInt port) {

  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})(?::(\\d{1,5}))?");
  private static final Pattern IPV6 =
      Pattern.compile("([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)|\\[([0-9A-Fa-f:.]+)\\](?::(\\d{1,5}))?");

  /**
   * Reads {@code 192.0.2.1}, {@code 192.0.2.1:2598}, {@code 2001:db8::1} or {@code
   * [2001:db8::1]:2598}. Names are never looked up.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  public static AddressFilter parse(String text) {
    Matcher four = IPV4.matcher(text);
    if (four.matches()) {
      return of(text, four.group(1), four.group(2));
    }
    Matcher six = IPV6.matcher(text);
    if (six.matches()) {
      return of(text, six.group(1) != null ? six.group(1) : six.group(2), six.group(3));
    }
    throw notAnAddress(text);
  }

  /** The same for addresses that have pseudonyms. */
  public AddressFilter under(Pseudonyms pseudonyms) {
    return new AddressFilter(pseudonyms.address(address), port);
  }

  /** The address is the one asked for, and so is the port if one was asked for. */
  public boolean matches(Endpoint endpoint) {
    return address.equals(endpoint.address())
        && (port.isEmpty() || port.getAsInt() == endpoint.port());
  }

  /** The same for an address whose port is not known; the port asked for is then ignored. */
  public boolean matches(IpAddress other) {
    return address.equals(other);
  }

  /** The same for {@code ip} or {@code ip:port} in text. */
  public boolean matchesText(String other) {
    try {
      AddressFilter seen = parse(other);
      return seen.address.equals(address)
          && (port.isEmpty() || seen.port.isEmpty() || port.equals(seen.port));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static AddressFilter of(String text, String address, String port) {
    int number = port == null ? 0 : Integer.parseInt(port);
    if (number > 0xffff) {
      throw notAnAddress(text);
    }
    try {
      // only digits, colons and dots get here, which the JDK reads without asking a name server
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return new AddressFilter(
          IpAddress.of(bytes), port == null ? OptionalInt.empty() : OptionalInt.of(number));
    } catch (UnknownHostException e) {
      throw notAnAddress(text);
    }
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException("not an IP address or address:port: " + text);
  }
}
