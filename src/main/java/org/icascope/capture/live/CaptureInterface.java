package org.icascope.capture.live;

import java.util.List;
import java.util.Optional;

/**
 * An interface to capture on.
 *
 * @param number from 1, as dumpcap counts them
 * @param description by the system
 * @param addresses IPv4 and IPv6 addresses
 * @param up it is switched on
 * @param loopback packets of the machine to itself
 */
public record CaptureInterface(
    int number,
    String name,
    Optional<String> description,
    List<String> addresses,
    boolean up,
    boolean loopback) {

  public CaptureInterface {
    addresses = List.copyOf(addresses);
  }

  /** {@code Loopback: lo}, as dumpcap names it in its messages. */
  public String label() {
    return description.map(text -> text + ": ").orElse("") + name;
  }
}
