package org.icascope.session;

import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;

/**
 * What the session stage found.
 *
 * @param flows the flows that carry or tried to carry Citrix traffic, with their layers, outermost
 *     first, in order of first packet
 */
public record TrackedSessions(
    List<Session> sessions,
    List<Incident> incidents,
    List<Event> events,
    Map<Flow, List<String>> flows) {}
