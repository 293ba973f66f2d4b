package org.icascope.report.siem;

import java.util.Optional;
import org.icascope.report.AddressFilter;
import org.icascope.report.siem.Fact.Host;

/**
 * Hosts that are known as text: {@code 10.0.0.1:2598}, {@code [2001:db8::1]:2598} or without port.
 */
final class HostTexts {

  private HostTexts() {}

  /** Empty when the text is no address. */
  static Optional<Host> host(String text) {
    try {
      AddressFilter parsed = AddressFilter.parse(text);
      return Optional.of(
          new Host(parsed.address().toString(), parsed.address().version(), parsed.port()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
