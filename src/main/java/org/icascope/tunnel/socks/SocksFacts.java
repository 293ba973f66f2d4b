package org.icascope.tunnel.socks;

import java.util.OptionalInt;
import org.icascope.tunnel.TunnelFacts;

/**
 * What is known of one way through SOCKS. Where it leads is not kept: behind a gateway the name is
 * a ticket (protocol notes on ICA, section 6). Nor is anything of a login.
 */
public final class SocksFacts implements TunnelFacts {

  int method = -1;
  int addressType = -1;
  int port = -1;
  int reply = -1;

  SocksFacts() {}

  @Override
  public String layer() {
    return "socks5";
  }

  /** How the client proves who it is: 0 not at all, 2 by password, 255 by nothing it offered. */
  public OptionalInt method() {
    return known(method);
  }

  /** Kind of the destination: 1 IPv4, 3 name, 4 IPv6. */
  public OptionalInt addressType() {
    return known(addressType);
  }

  /** Port of the destination. */
  public OptionalInt port() {
    return known(port);
  }

  /** The server's answer: 0 when the way is open, else why not (RFC 1928, section 6). */
  public OptionalInt reply() {
    return known(reply);
  }

  private static OptionalInt known(int value) {
    return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
