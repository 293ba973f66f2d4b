package org.icascope.cli;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.icascope.report.AddressFilter;
import org.icascope.report.CaptureSpan;
import org.icascope.report.Criteria;

/** What part of the result to report. The whole input is analyzed all the same. */
final class NarrowOptions {

  private static final String DEFAULT_WINDOW = "5m";

  private final Given<String> from;
  private final Given<String> to;
  private final Given<String> around;
  private final Given<String> window;
  private final Given<String> client;
  private final Given<String> server;
  private final Given<List<String>> sessions;

  NarrowOptions(Options options) {
    from =
        options.text(
            "--from",
            "TIME",
            "Leave out what ended before: 14:03, 14:03:07 or '2026-03-01 14:03'.");
    to = options.text("--to", "TIME", "Leave out what began after.");
    around = options.text("--around", "TIME", "What happened around this time, see --window.");
    window =
        options.text(
            "--window", "SPAN", "How far --around looks before and after: 30s, 5m (default), 1h.");
    client =
        options.text("--client", "ADDRESS", "Only this client: an IP address, or address:port.");
    server =
        options.text("--server", "ADDRESS", "Only this server: an IP address, or address:port.");
    sessions =
        options.list(
            "--session",
            "ID",
            "The timeline of this session (s3); other formats: only this session.");
  }

  /** Everything read, so that nothing can be wrong any more after a long run. */
  record Parsed(
      TimeWindow window,
      Optional<AddressFilter> client,
      Optional<AddressFilter> server,
      Set<Integer> sessions) {

    /**
     * @param zone asked only where a time is given: to load the rules of time zones takes 10 ms
     * @param bySession leave out other sessions
     */
    Criteria criteria(Optional<CaptureSpan> span, Supplier<ZoneId> zone, boolean bySession) {
      OptionalLong from = OptionalLong.empty();
      OptionalLong to = OptionalLong.empty();
      if (span.isPresent() && window.isGiven()) {
        var bounds = window.resolve(zone.get(), span.get().firstNanos(), span.get().lastNanos());
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
            WrongOption.check("--window", () -> Span.parse(window.or(DEFAULT_WINDOW)))),
        address("--client", client),
        address("--server", server),
        sessionSerials());
  }

  private static Optional<TimePoint> time(String option, Given<String> text) {
    return text.value().map(t -> WrongOption.check(option, () -> TimePoint.parse(t)));
  }

  private static Optional<AddressFilter> address(String option, Given<String> text) {
    return text.value().map(t -> WrongOption.check(option, () -> AddressFilter.parse(t)));
  }

  private Set<Integer> sessionSerials() {
    Set<Integer> serials = new HashSet<>();
    for (String id : sessions.or(List.of())) {
      if (!id.matches("s[1-9]\\d{0,8}")) {
        throw new WrongOption("--session", "not a session id (s1, s2, ...): " + id);
      }
      serials.add(Integer.parseInt(id.substring(1)) - 1);
    }
    return serials;
  }
}
