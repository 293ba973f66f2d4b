package org.icascope.cli;

import java.util.Optional;

/** From when to when: {@code --from}, {@code --to}. */
final class WindowOptions {

  private final Given<String> from;
  private final Given<String> to;

  /**
   * @param fromText what help says of {@code --from}
   */
  WindowOptions(Options options, String fromText, String toText) {
    from = options.text("--from", "TIME", fromText);
    to = options.text("--to", "TIME", toText);
  }

  boolean isGiven() {
    return from.isPresent() || to.isPresent();
  }

  Optional<TimePoint> from() {
    return time("--from", from);
  }

  Optional<TimePoint> to() {
    return time("--to", to);
  }

  /**
   * @throws WrongOption when a time makes no sense
   */
  TimeWindow window() {
    return new TimeWindow(from(), to(), Optional.empty(), 0);
  }

  /**
   * The time that somebody gave.
   *
   * @throws WrongOption when it makes no sense
   */
  static Optional<TimePoint> time(String option, Given<String> text) {
    return text.value().map(t -> WrongOption.check(option, () -> TimePoint.parse(t)));
  }
}
