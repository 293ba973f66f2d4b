package org.icascope.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers by which events and findings are judged. Their values stand in the file {@code
 * rules.properties} beside this class, each with the reason for it, and nowhere else; a rules file
 * of the user replaces some of them.
 */
public enum Threshold {
  /** Clients that must fail at one server to be called several. */
  OUTAGE_CLIENTS("outage.clients", 2, 10_000),
  /** In what time they must fail, seconds. */
  OUTAGE_SECONDS("outage.seconds", 1, 86_400),
  /** How far apart attempts may be to speak of the same state of a server, seconds. */
  NO_WAY_BACK_SECONDS("no-way-back.seconds", 0, 86_400),
  /** Size of a client network in the matrix of ports, bits of an IPv4 address. */
  NETWORK_IPV4_BITS("network.ipv4-bits", 0, 32),
  /** The same of an IPv6 address. */
  NETWORK_IPV6_BITS("network.ipv6-bits", 0, 128);

  private final String key;
  private final double least;
  private final double most;

  Threshold(String key, double least, double most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** The name in the file, unit last. */
  public String key() {
    return key;
  }

  /** The lowest value that makes sense. */
  public double least() {
    return least;
  }

  /** The highest value that makes sense. */
  public double most() {
    return most;
  }

  static Optional<Threshold> of(String key) {
    return Arrays.stream(values()).filter(threshold -> threshold.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Threshold::key).toList();
  }
}
