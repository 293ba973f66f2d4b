package org.icascope.report.json;

import org.icascope.flow.Standstill;
import org.icascope.flow.TenSeconds;
import org.icascope.model.Direction;

/** A standstill with what the connection did around it. */
final class StallJson {

  private final Document document;

  StallJson(Document document) {
    this.document = document;
  }

  void write(Json json, Standstill stall) {
    json.text("direction", stall.direction().label());
    json.figure("ms", stall.millis());
    json.text("cause", stall.cause().label());
    json.number("retransmissions", stall.retransmissions());
    json.number("newsOfPeer", stall.newsOfPeer());
    if (!stall.over()) {
      json.flag("lasting", true);
    }
    json.array("buckets", () -> stall.buckets().forEach(b -> bucket(json, b, stall)));
  }

  private void bucket(Json json, TenSeconds bucket, Standstill stall) {
    json.object(
        () -> {
          json.text("time", document.time(bucket.startNanos(), stall.from().capture()));
          json.figure("rttMs", bucket.rttMillis());
          side(json, "clientToServer", bucket, Direction.CLIENT_TO_SERVER);
          side(json, "serverToClient", bucket, Direction.SERVER_TO_CLIENT);
        });
  }

  private static void side(Json json, String name, TenSeconds bucket, Direction direction) {
    json.object(
        name,
        () -> {
          json.number("segments", bucket.segments(direction));
          json.number("retransmissions", bucket.retransmissions(direction));
          json.number("payloadBytes", bucket.payloadBytes(direction));
        });
  }
}
