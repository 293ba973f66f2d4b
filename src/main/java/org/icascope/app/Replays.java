package org.icascope.app;

import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Replay;
import org.icascope.session.Session;
import org.icascope.view.export.SentAgain;

/** Which messages the sessions of an analysis sent again. */
final class Replays {

  private Replays() {}

  static SentAgain of(Analysis analysis) {
    SentAgain again = new SentAgain();
    for (Event event : analysis.events()) {
      if (event.detail() instanceof Replay replay && event.session().isPresent()) {
        Session session = analysis.sessions().get(event.session().getAsInt());
        List<Integer> flows =
            session.connections().stream().map(Session.Connection::flow).distinct().toList();
        again.expect(flows, replay.direction(), replay.fromMessage(), replay.toMessage());
      }
    }
    return again;
  }
}
