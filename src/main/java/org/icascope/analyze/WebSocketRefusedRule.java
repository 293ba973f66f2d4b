package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.WebSocketRefused;

/**
 * {@code websocket-refused}: browser clients that were refused their WebSocket; one finding per
 * server and status.
 */
final class WebSocketRefusedRule implements Rule {

  static final String RULE = "websocket-refused";

  /** Code of a NetScaler (section 1.9 of the transport notes), in the place of a status. */
  private static final int GATEWAY_PROFILE = 9872;

  private record Key(Endpoint server, OptionalInt status, String reason) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<Observed<WebSocketRefused>>> groups = new LinkedHashMap<>();
    for (Observed<WebSocketRefused> refused : facts.events(WebSocketRefused.class)) {
      facts
          .flowOf(refused.event())
          .map(flow -> key(flow, refused.detail()))
          .ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(refused));
    }
    groups.forEach((key, refused) -> out.accept(finding(facts, key, refused)));
  }

  private static Key key(Flow flow, WebSocketRefused detail) {
    boolean coded =
        flow.firstReset()
            .filter(reset -> reset.from() == Direction.SERVER_TO_CLIENT)
            .filter(reset -> reset.window() == GATEWAY_PROFILE)
            .isPresent();
    return coded
        ? new Key(flow.server(), OptionalInt.of(GATEWAY_PROFILE), "reset code of a NetScaler")
        : new Key(flow.server(), detail.status(), detail.reason());
  }

  private static Finding finding(Facts facts, Key key, List<Observed<WebSocketRefused>> refused) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(key.server());
    refused.forEach(one -> draft.restsOn(one.event()));
    long clients =
        refused.stream()
            .flatMap(one -> facts.flowOf(one.event()).stream())
            .map(Flow::client)
            .map(Endpoint::address)
            .distinct()
            .count();
    draft.figure("clients", clients).figure("refusals", refused.size());
    draft.freeze(draft.freezes().max());
    return draft.finding(Severity.WARNING, advice(key, clients));
  }

  private static Advice advice(Key key, long clients) {
    String status = key.status().isPresent() ? key.status().getAsInt() + " " : "";
    return new Advice(
        key.server()
            + " refused the WebSocket of "
            + Words.count(clients, "browser client")
            + " ("
            + status
            + key.reason()
            + ")",
        "A client in a browser reaches its session through a WebSocket only. The server, or"
            + " something in front of it, did not switch to one, so no session came about on these"
            + " connections.",
        remedy(key.status().orElse(0)),
        Optional.of("From which page (Origin) do the clients start that get in?"));
  }

  private static String remedy(int status) {
    String between =
        "Look for a proxy or load balancer in between that does not pass WebSocket upgrades on.";
    return switch (status) {
      case 401, 403 ->
          "Check the policy of allowed origins (trusted servers for WebSocket connections) on the"
              + " server: the page that the client comes from must be in it. "
              + between;
      case GATEWAY_PROFILE ->
          "Allow WebSocket connections in the HTTP profile of the gateway's virtual server.";
      case 404, 405, 426, 501 ->
          "Check that WebSocket connections are enabled on the server by policy. " + between;
      default ->
          "Check that WebSocket connections are enabled on the server, and that their policy allows"
              + " the page that the client comes from. "
              + between;
    };
  }
}
