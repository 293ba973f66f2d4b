package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/**
 * {@code network-changed}: a session was resumed from another client address: the user moved from
 * one network to another, which is what Session Reliability is for (case 34 of the transport
 * notes).
 */
final class NetworkChanged implements Rule {

  static final String RULE = "network-changed";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Integer, List<Observed<Reconnect>>> moves = new TreeMap<>();
    for (Observed<Reconnect> reconnect : facts.events(Reconnect.class)) {
      if (reconnect.detail().result() == ResumeResult.RESUMED
          && reconnect.detail().clientAddressChanged().orElse(false)) {
        reconnect
            .event()
            .session()
            .ifPresent(s -> moves.computeIfAbsent(s, k -> new ArrayList<>()).add(reconnect));
      }
    }
    moves.forEach(
        (serial, all) -> facts.session(serial).ifPresent(s -> out.accept(finding(facts, s, all))));
  }

  private static Finding finding(Facts facts, Session session, List<Observed<Reconnect>> moves) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    List<String> addresses = new ArrayList<>(List.of(session.client().toString()));
    for (Observed<Reconnect> move : moves) {
      draft.restsOn(move.event());
      move.detail().fromFlow().ifPresent(draft::flow);
      facts
          .flowOf(move.event())
          .map(flow -> flow.client().address().toString())
          .filter(address -> !addresses.get(addresses.size() - 1).equals(address))
          .ifPresent(addresses::add);
    }
    draft.figure("moves", moves.size()).freeze(draft.freezes().max());
    return draft.finding(
        Severity.INFO,
        new Advice(
            "The user of "
                + session.client()
                + " changed networks and kept the session with "
                + session.server(),
            "The session went on from another address: "
                + String.join(", then ", addresses.subList(0, Math.min(addresses.size(), MOST)))
                + ". Session Reliability carried it over.",
            "None needed. If the user did not move, look for an address that changes by itself:"
                + " DHCP, VPN, two uplinks.",
            Optional.of("Did the user move at that time, or switch a VPN on or off?")));
  }

  /** Addresses named in the text. Chosen. */
  private static final int MOST = 6;
}
