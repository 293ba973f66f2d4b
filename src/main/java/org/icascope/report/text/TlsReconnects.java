package org.icascope.report.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.flow.Flow;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.TlsReconnect;

/** Encrypted connections that broke and whose client came back: no session has them. */
final class TlsReconnects {

  /** The rule whose findings say the same. */
  static final String RULE = "tls-reconnect";

  static final String UNKNOWN = "what was inside could not be read, so it may have been a session.";

  private TlsReconnects() {}

  /** What is not part of a session appears in no timeline. */
  static List<Event> events(Facts facts) {
    return facts.selection().events().stream()
        .filter(e -> e.detail() instanceof TlsReconnect)
        .toList();
  }

  /** There is no session to tell about. */
  static boolean isAllThereIs(Facts facts) {
    return facts.selection().sessions().isEmpty() && !events(facts).isEmpty();
  }

  /** {@code 1 encrypted connection broke and its client came back:}. */
  static String headline(Facts facts) {
    int count = events(facts).size();
    return Units.count(count, "encrypted connection")
        + (count == 1 ? " broke and its client came back:" : " broke and their clients came back:");
  }

  /** With what shows it in Wireshark. */
  static String text(Facts facts, Event event) {
    TlsReconnect back = (TlsReconnect) event.detail();
    String frames =
        Stream.concat(
                facts.flow(back.fromFlow()).map(f -> f.closed().orElse(f.last()).ref()).stream(),
                Stream.of(event.at()))
            .map(facts::frame)
            .collect(Collectors.joining(", "));
    String streams =
        Stream.of(back.fromFlow(), back.toFlow())
            .flatMap(serial -> facts.flow(serial).stream())
            .map(Flow::streamNumber)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    String transport = facts.flow(back.toFlow()).map(f -> f.transport().label()).orElse("tcp");
    String filter =
        facts.analysis().captures().size() == 1
            ? "; filter " + transport + ".stream in {" + streams + "}"
            : "";
    return event.summary()
        + " ("
        + event.confidence().label()
        + "; frames "
        + frames
        + filter
        + ").";
  }
}
