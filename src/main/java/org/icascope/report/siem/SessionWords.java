package org.icascope.report.siem;

import org.icascope.report.siem.Fact.Change;

/** How a session stands, in the few words that all formats have. */
final class SessionWords {

  private SessionWords() {}

  static Fact.Outcome outcome(org.icascope.session.Outcome outcome) {
    return switch (outcome) {
      case CLOSED -> Fact.Outcome.SUCCESS;
      case TIMED_OUT, REFUSED, NEVER_BOUND, RESET -> Fact.Outcome.FAILURE;
      case ACTIVE, SUSPENDED, NO_RESUME_SEEN -> Fact.Outcome.UNKNOWN;
    };
  }

  /** What its end says of a connection. */
  static Change change(org.icascope.session.Outcome outcome) {
    return switch (outcome) {
      case RESET -> Change.RESET;
      case TIMED_OUT, NO_RESUME_SEEN, NEVER_BOUND -> Change.FAILED;
      case REFUSED -> Change.REFUSED;
      case ACTIVE, CLOSED, SUSPENDED -> Change.CLOSED;
    };
  }
}
