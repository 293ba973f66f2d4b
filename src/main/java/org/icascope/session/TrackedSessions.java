package org.icascope.session;

import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.tunnel.TunnelFacts;

/**
 * What the session stage found.
 *
 * @param flows the flows that carry or tried to carry Citrix traffic, with their layers, outermost
 *     first, in order of first packet
 * @param tunnels what is known of the tunnels in those of them that have some
 */
public record TrackedSessions(
    List<Session> sessions,
    List<Incident> incidents,
    List<Event> events,
    Map<Flow, List<String>> flows,
    Map<Flow, List<TunnelFacts>> tunnels) {

  /** Nothing was tracked. */
  public static final TrackedSessions NONE =
      new TrackedSessions(List.of(), List.of(), List.of(), Map.of(), Map.of());
}
