package org.icascope.report.text;

import java.util.List;
import java.util.Optional;
import org.icascope.session.EventDetail.FallbackTcp;

/** Starts that were slow because EDT was tried in vain: no failure, but worth a line. */
final class SlowTransport {

  private SlowTransport() {}

  /** {@code 2 connections were made over TCP only after …}, when there are such. */
  static Optional<String> of(Facts facts) {
    List<FallbackTcp> fallbacks =
        facts.selection().events().stream()
            .filter(event -> event.detail() instanceof FallbackTcp)
            .map(event -> (FallbackTcp) event.detail())
            .toList();
    if (fallbacks.isEmpty()) {
      return Optional.empty();
    }
    double[] delays = fallbacks.stream().mapToDouble(f -> f.delayMs().orElse(0)).sorted().toArray();
    return Optional.of(
        Units.count(fallbacks.size(), "connection")
            + " over TCP after EDT had been tried in vain, "
            + Units.millisRange(delays[0], delays[delays.length - 1])
            + " before: EDT (UDP) does not get through.");
  }
}
