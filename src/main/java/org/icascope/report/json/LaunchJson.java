package org.icascope.report.json;

import org.icascope.model.Endpoint;
import org.icascope.session.EventDetail;
import org.icascope.session.LaunchDetail.NameFailed;
import org.icascope.session.LaunchDetail.StaAmbiguous;
import org.icascope.session.LaunchDetail.StaExchanged;
import org.icascope.session.LaunchDetail.StaFailed;

/** The fields of events before a session. */
final class LaunchJson {

  private final Document document;

  LaunchJson(Document document) {
    this.document = document;
  }

  /** False when it is an event of another kind. */
  boolean write(Json json, EventDetail detail) {
    if (detail instanceof StaExchanged exchanged) {
      exchanged.target().ifPresent(target -> target(json, target));
      json.text("name", exchanged.name());
      document.flowRef(json, "failedFlow", exchanged.failedFlow());
      json.number("count", exchanged.count());
    } else if (detail instanceof StaFailed failed) {
      failed(json, failed);
    } else if (detail instanceof StaAmbiguous ambiguous) {
      json.text("by", ambiguous.by());
      Document.endpoint(json, "server", ambiguous.server());
      Document.endpoint(json, "otherServer", ambiguous.other());
      document.flowRef(json, "knownFlow", ambiguous.knownFlow());
      json.number("count", ambiguous.count());
    } else if (detail instanceof NameFailed failed) {
      json.text("cause", failed.cause());
      json.number("queries", failed.queries());
      json.number("launches", failed.launches());
      document.flowRef(json, "staFlow", failed.staFlow());
      json.text("name", failed.name());
    } else {
      return false;
    }
    return true;
  }

  private void failed(Json json, StaFailed failed) {
    json.text("cause", failed.cause().label());
    json.number("status", failed.status());
    json.text("request", failed.request());
    json.number("count", failed.count());
    json.number("notConnected", failed.notConnected());
    json.text("firstTime", document.time(failed.first()));
    json.text("lastTime", document.time(failed.last()));
  }

  /** The STA need not say a port. */
  private static void target(Json json, Endpoint target) {
    if (target.port() == 0) {
      Document.address(json, "target", target.address());
    } else {
      Document.endpoint(json, "target", target);
    }
  }
}
