package org.icascope.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.report.AddressFilter;
import org.icascope.report.CaptureSpan;
import org.icascope.report.Criteria;
import picocli.CommandLine.Option;

/** What part of the result to report. The whole input is analyzed all the same. */
final class NarrowOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Leave out what ended before: 14:03, 14:03:07 or '2026-03-01 14:03'.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "Leave out what began after.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--around",
      paramLabel = "TIME",
      description = "What happened around this time, see --window.")
  private Optional<String> around = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "SPAN",
      defaultValue = "5m",
      description = "How far --around looks before and after: 30s, 5m (default), 1h.")
  private String window;

  @Option(
      names = "--client",
      paramLabel = "ADDRESS",
      description = "Only this client: an IP address, or address:port.")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "ADDRESS",
      description = "Only this server: an IP address, or address:port.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--session",
      paramLabel = "ID",
      split = ",",
      description = "The timeline of this session (s3); other formats: only this session.")
  private final List<String> sessions = new ArrayList<>();

  /** Everything read, so that nothing can be wrong any more after a long run. */
  record Parsed(
      TimeWindow window,
      Optional<AddressFilter> client,
      Optional<AddressFilter> server,
      Set<Integer> sessions) {

    /**
     * @param bySession leave out other sessions
     */
    Criteria criteria(Optional<CaptureSpan> span, ZoneId zone, boolean bySession) {
      OptionalLong from = OptionalLong.empty();
      OptionalLong to = OptionalLong.empty();
      if (span.isPresent()) {
        var bounds = window.resolve(zone, span.get().firstNanos(), span.get().lastNanos());
        from = bounds.fromNanos();
        to = bounds.toNanos();
      }
      return new Criteria(from, to, client, server, bySession ? sessions : Set.of());
    }
  }

  /**
   * @throws WrongOption when a value makes no sense
   */
  Parsed parse() {
    if (around.isPresent() && (from.isPresent() || to.isPresent())) {
      throw new WrongOption("--around", "cannot be combined with --from and --to");
    }
    return new Parsed(
        new TimeWindow(
            time("--from", from),
            time("--to", to),
            time("--around", around),
            WrongOption.check("--window", () -> Span.parse(window))),
        address("--client", client),
        address("--server", server),
        sessionSerials());
  }

  private static Optional<TimePoint> time(String option, Optional<String> text) {
    return text.map(t -> WrongOption.check(option, () -> TimePoint.parse(t)));
  }

  private static Optional<AddressFilter> address(String option, Optional<String> text) {
    return text.map(t -> WrongOption.check(option, () -> AddressFilter.parse(t)));
  }

  private Set<Integer> sessionSerials() {
    Set<Integer> serials = new HashSet<>();
    for (String id : sessions) {
      if (!id.matches("s[1-9]\\d{0,8}")) {
        throw new WrongOption("--session", "not a session id (s1, s2, ...): " + id);
      }
      serials.add(Integer.parseInt(id.substring(1)) - 1);
    }
    return serials;
  }
}
