package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.TlsReconnect;

/**
 * {@code tls-reconnect}: clients that came back after their encrypted connection broke, one finding
 * per server. What was inside could not be read, so it is as sure as its events.
 */
final class TlsReconnectRule implements Rule {

  static final String RULE = "tls-reconnect";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Observed<TlsReconnect>>> byServer = new LinkedHashMap<>();
    for (Observed<TlsReconnect> back : facts.events(TlsReconnect.class)) {
      facts
          .flow(back.detail().toFlow())
          .map(Flow::server)
          .ifPresent(s -> byServer.computeIfAbsent(s, n -> new ArrayList<>()).add(back));
    }
    byServer.forEach((server, returns) -> out.accept(finding(facts, server, returns)));
  }

  private static Finding finding(
      Facts facts, Endpoint server, List<Observed<TlsReconnect>> returns) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(server);
    for (Observed<TlsReconnect> back : returns) {
      facts
          .flow(back.detail().fromFlow())
          .ifPresent(from -> draft.flow(from.serial()).shownBy(from.closed().orElse(from.last())));
      draft.restsOn(back.event()).flow(back.detail().toFlow());
    }
    OptionalDouble longest =
        returns.stream()
            .map(back -> back.detail().gapMs())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max();
    draft.figure("breaks", returns.size()).figure("longestGapMs", longest);
    return draft.finding(Severity.WARNING, advice(server, returns.size()));
  }

  private static Advice advice(Endpoint server, int count) {
    return new Advice(
        Words.count(count, "encrypted connection")
            + " to "
            + server
            + " broke, and "
            + (count == 1 ? "its client" : "their clients")
            + " came back",
        "An encrypted connection that had been in use ended abruptly, and the same client opened"
            + " another one. So does a Citrix session that breaks and is resumed, and so do other"
            + " programs: what was inside could not be read.",
        "Get the keys of these connections (--tls-keys), or capture behind the gateway, where the"
            + " session is often in the open: then it shows whether a session broke and why.",
        Optional.of("Did a user see a session freeze at these times?"));
  }
}
