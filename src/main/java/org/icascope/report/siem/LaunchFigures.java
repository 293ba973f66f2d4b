package org.icascope.report.siem;

import org.icascope.model.Endpoint;
import org.icascope.report.Ids;
import org.icascope.session.EventDetail;
import org.icascope.session.LaunchDetail.NameFailed;
import org.icascope.session.LaunchDetail.StaAmbiguous;
import org.icascope.session.LaunchDetail.StaExchanged;
import org.icascope.session.LaunchDetail.StaFailed;

/** What events before a session say by their type. */
final class LaunchFigures {

  private LaunchFigures() {}

  /** False when it is an event of another kind. */
  static boolean tell(Figures figures, EventDetail detail, Ids ids) {
    if (detail instanceof StaExchanged exchanged) {
      exchanged.target().ifPresent(target -> figures.text("target", text(target)));
      figures.text("name", exchanged.name());
      figures.text("failedFlowUid", ids.flowUid(exchanged.failedFlow()));
      figures.number("count", exchanged.count());
    } else if (detail instanceof StaFailed failed) {
      figures.text("cause", failed.cause().label());
      figures.number("status", failed.status());
      figures.text("request", failed.request());
      figures.number("count", failed.count());
      figures.number("notConnected", failed.notConnected());
    } else if (detail instanceof StaAmbiguous ambiguous) {
      figures.text("by", ambiguous.by());
      figures.text("server", text(ambiguous.server()));
      figures.text("otherServer", text(ambiguous.other()));
      figures.text("knownFlowUid", ids.flowUid(ambiguous.knownFlow()));
      figures.number("count", ambiguous.count());
    } else if (detail instanceof NameFailed failed) {
      figures.text("cause", failed.cause());
      figures.number("queries", failed.queries());
      figures.number("launches", failed.launches());
      figures.text("staFlowUid", ids.flowUid(failed.staFlow()));
      figures.text("name", failed.name());
    } else {
      return false;
    }
    return true;
  }

  /** The STA need not say a port. */
  private static String text(Endpoint endpoint) {
    return endpoint.port() == 0 ? endpoint.address().toString() : endpoint.toString();
  }
}
