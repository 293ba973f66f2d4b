package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.LaunchDetail.NameFailed;
import org.icascope.session.LaunchDetail.StaExchanged;

/**
 * {@code name-not-resolved}: an STA named a server, and nobody could tell its address (case 14 of
 * the transport notes); one finding for each name server, asker and cause.
 */
final class NameNotResolved implements Rule {

  static final String RULE = "name-not-resolved";

  /** Names in the text; more make it no clearer. Chosen. */
  private static final int NAMES_SHOWN = 3;

  private record Key(IpAddress asker, IpAddress nameServer, String cause) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<Observed<NameFailed>>> groups = new LinkedHashMap<>();
    for (Observed<NameFailed> failed : facts.events(NameFailed.class)) {
      facts
          .flowOf(failed.event())
          .map(flow -> key(flow, failed.detail()))
          .ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(failed));
    }
    Map<Integer, List<Event>> given = new HashMap<>();
    for (Observed<StaExchanged> exchange : facts.events(StaExchanged.class)) {
      given
          .computeIfAbsent(exchange.detail().failedFlow(), f -> new ArrayList<>())
          .add(exchange.event());
    }
    groups.forEach((key, failed) -> out.accept(finding(facts, key, failed, given)));
  }

  private static Key key(Flow flow, NameFailed detail) {
    return new Key(flow.client().address(), flow.server().address(), detail.cause());
  }

  private static Finding finding(
      Facts facts, Key key, List<Observed<NameFailed>> failed, Map<Integer, List<Event>> given) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    TreeSet<String> names = new TreeSet<>();
    for (Observed<NameFailed> each : failed) {
      draft.restsOn(each.event()).flow(each.detail().staFlow());
      facts.flowOf(each.event()).map(Flow::server).ifPresent(draft::server);
      each.detail().name().ifPresent(names::add);
      given.getOrDefault(each.event().flow().orElse(-1), List.of()).forEach(draft::restsOn);
    }
    long launches = failed.stream().mapToLong(each -> each.detail().launches()).sum();
    long queries = failed.stream().mapToLong(each -> each.detail().queries()).sum();
    draft.figure("launches", launches).figure("names", failed.size()).figure("queries", queries);
    boolean weak =
        key.cause().equals("unanswered")
            && failed.stream().allMatch(each -> each.event().confidence() == Confidence.POSSIBLE);
    Severity severity = weak ? Severity.WARNING : Severity.ERROR;
    return draft.finding(severity, advice(key, failed.size(), launches, names));
  }

  private static Advice advice(Key key, long count, long launches, TreeSet<String> names) {
    String named =
        names.isEmpty()
            ? ""
            : " ("
                + names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", ..." : "")
                + ")";
    return new Advice(
        (launches == 1 ? "1 launch" : launches + " launches")
            + " ended at the name server "
            + key.nameServer()
            + ": it "
            + verb(key.cause()),
        "The STA named the server of the session"
            + named
            + ", and "
            + key.asker()
            + " asked for its address. The name server "
            + verb(key.cause())
            + ", so no connection to a server followed.",
        key.cause().equals("unanswered")
            ? "Check that the gateway reaches this name server from its own address (SNIP), and that"
                + " the name server answers."
            : "Check "
                + (count == 1 ? "the record of this server" : "the records of these servers")
                + " in DNS and which name servers and suffixes the gateway uses; or let the"
                + " controllers give addresses instead of names.",
        Optional.of("Does the gateway resolve the name of the server that the user was to get?"));
  }

  private static String verb(String cause) {
    return switch (cause) {
      case "no-such-name" -> "does not know the name of the server";
      case "no-address" -> "has no address for the name of the server";
      case "unanswered" -> "did not answer";
      case "refused" -> "refused to answer";
      default -> "failed";
    };
  }
}
