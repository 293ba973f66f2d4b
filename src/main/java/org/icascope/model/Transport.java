package org.icascope.model;

/** Transport protocol under a flow, with its IP protocol number (IANA). */
public enum Transport {
  TCP(6),
  UDP(17);

  private final int protocolNumber;

  Transport(int protocolNumber) {
    this.protocolNumber = protocolNumber;
  }

  public int protocolNumber() {
    return protocolNumber;
  }

  /** The name used in JSON: {@code tcp} or {@code udp}. */
  public String label() {
    return this == TCP ? "tcp" : "udp";
  }
}
