package org.icascope.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.icascope.model.Pseudonyms;
import org.icascope.report.AddressFilter;
import org.icascope.report.CaptureSpan;
import org.icascope.report.Criteria;

/** What part of the result to report. The whole input is analyzed all the same. */
final class NarrowOptions {

  private static final String DEFAULT_WINDOW = "5m";

  private final WindowOptions fromTo;
  private final Given<String> around;
  private final Given<String> window;
  private final Given<String> client;
  private final Given<String> server;
  private final IdOption sessions;

  NarrowOptions(Options options) {
    fromTo =
        new WindowOptions(
            options,
            "Leave out what ended before: 14:03, 14:03:07 or '2026-03-01 14:03'.",
            "Leave out what began after.");
    around = options.text("--around", "TIME", "What happened around this time, see --window.");
    window =
        options.text(
            "--window", "SPAN", "How far --around looks before and after: 30s, 5m (default), 1h.");
    client =
        options.text("--client", "ADDRESS", "Only this client: an IP address, or address:port.");
    server =
        options.text("--server", "ADDRESS", "Only this server: an IP address, or address:port.");
    sessions =
        IdOption.ofSessions(
            options, "The timeline of this session (s3); other formats: only this session.");
  }

  /** Everything read, so that nothing can be wrong any more after a long run. */
  record Parsed(
      TimeWindow window,
      Optional<AddressFilter> client,
      Optional<AddressFilter> server,
      Set<Integer> sessions) {

    /** The same, where addresses in what is narrowed have pseudonyms. */
    Parsed under(Pseudonyms pseudonyms) {
      return new Parsed(
          window,
          client.map(each -> each.under(pseudonyms)),
          server.map(each -> each.under(pseudonyms)),
          sessions);
    }

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
    if (around.isPresent() && fromTo.isGiven()) {
      throw new WrongOption("--around", "cannot be combined with --from and --to");
    }
    return new Parsed(
        new TimeWindow(
            fromTo.from(),
            fromTo.to(),
            WindowOptions.time("--around", around),
            WrongOption.check("--window", () -> Span.parse(window.or(DEFAULT_WINDOW)))),
        address("--client", client),
        address("--server", server),
        sessions.indices());
  }

  /**
   * @param count how many sessions were found
   * @throws WrongOption when one was asked for that is not among them
   */
  void checkSessions(int count) {
    sessions.indicesOf(count);
  }

  private static Optional<AddressFilter> address(String option, Given<String> text) {
    return text.value().map(t -> WrongOption.check(option, () -> AddressFilter.parse(t)));
  }
}
