package org.icascope.report.text;

import java.util.List;
import org.icascope.session.Session;

/** Sessions of which the beginning was not read. */
final class RunningText {

  private RunningText() {}

  /** Where it may be; no sentence. */
  static String of(Facts facts, List<Session> sessions) {
    boolean cut =
        sessions.stream().flatMap(s -> s.notDecoded().stream()).anyMatch(n -> n.isCutStart());
    return "already running at the start of the capture"
        + (cut ? ", or their set-up lies behind the cut of the frames" : "")
        + UnopenedText.orUnopened(facts, sessions);
  }
}
