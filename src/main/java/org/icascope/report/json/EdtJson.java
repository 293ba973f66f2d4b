package org.icascope.report.json;

import org.icascope.model.Direction;
import org.icascope.tunnel.edt.EdtFacts;

/** What is known of an EDT connection. */
final class EdtJson {

  private EdtJson() {}

  static void write(Json json, EdtFacts edt) {
    json.number("mtuBytes", edt.mtuBytes());
    json.number("flowWindowPackets", edt.flowWindowPackets());
    json.figure("rttMs", edt.rttMs());
    direction(json, "clientToServer", edt, Direction.CLIENT_TO_SERVER);
    direction(json, "serverToClient", edt, Direction.SERVER_TO_CLIENT);
    json.flag("midStream", edt.midStream());
  }

  private static void direction(Json json, String name, EdtFacts edt, Direction direction) {
    json.object(
        name,
        () -> {
          json.number("retransmissions", edt.retransmissions(direction));
          json.number("lostPackets", edt.lostPackets(direction));
        });
  }
}
