package org.icascope.model;

/**
 * Address and port of one side of a flow.
 *
 * @param address IP address
 * @param port TCP or UDP port, 0 to 65535
 */
public record Endpoint(IpAddress address, int port) {

  public Endpoint {
    if (port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint o && port == o.port && address.equals(o.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + port;
  }

  @Override
  public String toString() {
    return address.version() == 6 ? "[" + address + "]:" + port : address + ":" + port;
  }
}
