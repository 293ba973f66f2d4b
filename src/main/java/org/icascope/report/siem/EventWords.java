package org.icascope.report.siem;

import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Outcome;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.FallbackTcp;
import org.icascope.session.EventDetail.IcaReconnect;
import org.icascope.session.EventDetail.Probe;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResetCoded;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.SessionEnd;
import org.icascope.session.EventDetail.SessionStart;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.Timeout;
import org.icascope.session.EventDetail.TlsReconnect;
import org.icascope.session.EventDetail.WebSocketRefused;
import org.icascope.session.IcmpDetail.IcmpUnreachable;
import org.icascope.session.LaunchDetail.NameFailed;
import org.icascope.session.LaunchDetail.StaFailed;
import org.icascope.session.LaunchDetail.StaFailure;

/** What events say in the few words that all formats have for outcome and connection. */
final class EventWords {

  private EventWords() {}

  static Change change(EventDetail detail) {
    if (detail instanceof SessionStart
        || detail instanceof Fallback1494
        || detail instanceof FallbackTcp
        || detail instanceof IcaReconnect
        || detail instanceof TlsReconnect) {
      return Change.OPENED;
    } else if (detail instanceof SessionEnd end) {
      return SessionWords.change(end.outcome());
    } else if (detail instanceof Suspend suspend) {
      return change(suspend);
    } else if (detail instanceof Reconnect reconnect) {
      return change(reconnect.result());
    } else if (detail instanceof ConnectFailed failed) {
      return failed.cause() == ConnectFailure.REFUSED ? Change.REFUSED : Change.FAILED;
    } else if (detail instanceof StaFailed failed) {
      return failed.cause() == StaFailure.REFUSED ? Change.REFUSED : Change.FAILED;
    } else if (detail instanceof Timeout
        || detail instanceof FallbackBlocked
        || detail instanceof NameFailed
        || detail instanceof IcmpUnreachable) {
      return Change.FAILED;
    } else if (detail instanceof WebSocketRefused) {
      return Change.REFUSED;
    } else if (detail instanceof ResetCoded) {
      return Change.RESET;
    } else if (detail instanceof Probe probe) {
      return change(probe);
    }
    return Change.TRAFFIC;
  }

  private static Change change(Suspend suspend) {
    return switch (suspend.cause()) {
      case RESET -> Change.RESET;
      case FIN -> Change.CLOSED;
      case SILENCE -> Change.FAILED;
    };
  }

  private static Change change(ResumeResult result) {
    return switch (result) {
      case RESUMED -> Change.OPENED;
      case REFUSED -> Change.REFUSED;
      case UNANSWERED -> Change.FAILED;
    };
  }

  private static Change change(Probe probe) {
    return switch (probe.result()) {
      case OPEN, BANNER_ONLY -> Change.OPENED;
      case REFUSED -> Change.REFUSED;
      case UNANSWERED -> Change.FAILED;
    };
  }

  /** What became of what was tried; unknown of what nobody tried. */
  static Outcome outcome(EventDetail detail) {
    if (detail instanceof SessionEnd end) {
      return SessionWords.outcome(end.outcome());
    } else if (detail instanceof Probe) {
      return Outcome.UNKNOWN;
    }
    return switch (change(detail)) {
      case OPENED -> Outcome.SUCCESS;
      case REFUSED -> Outcome.FAILURE;
      case FAILED -> detail instanceof Suspend ? Outcome.UNKNOWN : Outcome.FAILURE;
      case CLOSED, RESET, TRAFFIC -> Outcome.UNKNOWN;
    };
  }
}
