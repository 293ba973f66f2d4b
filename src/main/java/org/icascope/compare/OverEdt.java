package org.icascope.compare;

import java.util.ArrayList;
import java.util.List;
import org.icascope.compare.Comparison.NotCompared;
import org.icascope.flow.Flow;
import org.icascope.model.Decimals;
import org.icascope.model.Direction;

/**
 * What can be said of sessions over EDT. Their packets are not compared one by one: what EDT sends
 * again has a new number. So the packets are counted at both recorders, and the messages in them
 * are compared.
 */
final class OverEdt {

  private OverEdt() {}

  /**
   * One line for each session over EDT. Between the legs of a gateway messages are compared anyway.
   *
   * @param pairs of which {@code a} was seen at the near recorder
   */
  static List<NotCompared> notes(
      List<SessionPair> pairs, List<Compared> compared, Point near, Point far) {
    List<NotCompared> notes = new ArrayList<>();
    for (SessionPair pair : pairs) {
      long first = packets(pair.datagrams(true, near));
      long second = packets(pair.datagrams(false, far));
      if (first + second > 0 && !pair.isOfGateway()) {
        notes.add(
            new NotCompared(
                pair,
                "it runs over EDT, and packets of UDP are not compared one by one ("
                    + Decimals.grouped(first)
                    + " at the client side, "
                    + Decimals.grouped(second)
                    + " at the server side)"
                    + messages(pair, compared)));
      }
    }
    return notes;
  }

  private static long packets(List<Flow> flows) {
    return flows.stream().mapToLong(Wanted::packets).sum();
  }

  private static String messages(SessionPair pair, List<Compared> compared) {
    return compared.stream()
        .filter(c -> c.pair() == pair && c.flow().isEmpty())
        .findFirst()
        .map(
            found ->
                "; of the CGP messages in them "
                    + both(found, Direction.CLIENT_TO_SERVER)
                    + " to the server and "
                    + both(found, Direction.SERVER_TO_CLIENT)
                    + " to the client were seen at both recorders, "
                    + one(found, Direction.CLIENT_TO_SERVER)
                    + " and "
                    + one(found, Direction.SERVER_TO_CLIENT)
                    + " at one only")
        .orElse("");
  }

  private static String both(Compared compared, Direction direction) {
    return Decimals.grouped(compared.matched().get(direction));
  }

  private static String one(Compared compared, Direction direction) {
    Loss loss = compared.loss().get(direction);
    return Decimals.grouped(loss.lost() + loss.missingAtSender() + loss.outside());
  }
}
