package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/** Connections that are likely Citrix but stay closed: what broke inside them cannot be told. */
final class Unread {

  /** HTTPS. */
  private static final int TLS_PORT = 443;

  private Unread() {}

  /** {@code 3 TLS connections (TCP 443)}, one entry a kind; empty when there is none. */
  static List<String> kinds(Facts facts) {
    List<String> kinds = new ArrayList<>();
    add(kinds, closed(facts, TLS_PORT), "TLS", "TCP " + TLS_PORT);
    return kinds;
  }

  private static void add(List<String> kinds, long count, String name, String port) {
    if (count > 0) {
      kinds.add(Units.count(count, name + " connection") + " (" + port + ")");
    }
  }

  private static long closed(Facts facts, int port) {
    return facts.selection().flows().stream()
        .filter(f -> f.layers().isEmpty())
        .map(FlowResult::flow)
        .filter(f -> f.transport() == Transport.TCP && f.server().port() == port)
        .filter(Unread::hasPayload)
        .count();
  }

  private static boolean hasPayload(Flow flow) {
    return flow.side(Direction.CLIENT_TO_SERVER).payloadBytes() > 0
        && flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() > 0;
  }
}
