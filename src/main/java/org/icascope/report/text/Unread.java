package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.tunnel.tls.TlsFacts;

/** Connections that are likely Citrix but stay closed: what broke inside them cannot be told. */
final class Unread {

  /** HTTPS: what no TLS was recognised in may have begun before the capture. */
  private static final int TLS_PORT = 443;

  private Unread() {}

  /** {@code 3 TLS connections (TCP)}, one entry a kind; empty when there is none. */
  static List<String> kinds(Facts facts) {
    List<String> kinds = new ArrayList<>();
    add(kinds, Math.max(closed(facts, Transport.TCP), unopened(facts, "tls")), "TLS", "TCP");
    add(kinds, Math.max(closed(facts, Transport.UDP), unopened(facts, "dtls")), "DTLS", "UDP");
    return kinds;
  }

  private static void add(List<String> kinds, long count, String name, String transport) {
    if (count > 0) {
      kinds.add(Units.count(count, name + " connection") + " (" + transport + ")");
    }
  }

  private static long closed(Facts facts, Transport transport) {
    return facts.selection().flows().stream()
        .filter(result -> result.flow().transport() == transport)
        .filter(result -> hasPayload(result.flow()) && isClosed(result))
        .count();
  }

  /** Those that are not listed, but keys were given for some. */
  private static long unopened(Facts facts, String layer) {
    return UnopenedText.withKeys(facts).stream()
        .filter(closed -> closed.layer().equals(layer))
        .mapToLong(UnopenedText.Group::connections)
        .sum();
  }

  private static boolean isClosed(FlowResult result) {
    if (result.layers().isEmpty()) {
      return result.flow().transport() == Transport.TCP
          && result.flow().server().port() == TLS_PORT;
    }
    return result.tunnels().stream()
        .anyMatch(facts -> facts instanceof TlsFacts tls && tls.content() != TlsFacts.Content.OPEN);
  }

  private static boolean hasPayload(Flow flow) {
    return flow.side(Direction.CLIENT_TO_SERVER).payloadBytes() > 0
        && flow.side(Direction.SERVER_TO_CLIENT).payloadBytes() > 0;
  }
}
