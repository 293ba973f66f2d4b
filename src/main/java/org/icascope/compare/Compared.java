package org.icascope.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.Spread;
import org.icascope.session.LegEnd;

/**
 * What was found out about one connection, or about the messages of a session on both legs of a
 * gateway.
 *
 * @param flow the connection at both; absent for messages
 * @param matched segments or messages seen at both recorders, by direction
 * @param loss by direction
 * @param ends of the connections of both legs of a gateway, in the order of time
 * @param delay between the recorders, by direction; without those of which it is not known
 */
public record Compared(
    SessionPair pair,
    Optional<FlowPair> flow,
    Map<Direction, Integer> matched,
    Map<Direction, Loss> loss,
    Map<Direction, Spread> delay,
    List<Reset> resets,
    List<LegEnd> ends) {}
