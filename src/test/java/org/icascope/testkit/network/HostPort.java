package org.icascope.testkit.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Address and port, as test code likes to write them.
 *
 * @param host IPv4 or IPv6 address in text
 * @param port TCP or UDP port
 */
public record HostPort(String host, int port) {

  /** Parses {@code 192.0.2.1:2598} or {@code [2001:db8::1]:2598}. */
  public static HostPort of(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replace("[", "").replace("]", "");
    return new HostPort(host, Integer.parseInt(text.substring(colon + 1)));
  }

  public HostPort withPort(int other) {
    return new HostPort(host, other);
  }

  boolean isIpv6() {
    return host.indexOf(':') >= 0;
  }

  InetAddress address() {
    try {
      return InetAddress.getByName(host); // a literal, never resolved
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + host, e);
    }
  }

  public byte[] addressBytes() {
    return address().getAddress();
  }

  /** The form the ground truth uses. */
  @Override
  public String toString() {
    return isIpv6() ? "[" + host + "]:" + port : host + ":" + port;
  }
}
