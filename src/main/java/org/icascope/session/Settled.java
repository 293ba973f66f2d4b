package org.icascope.session;

import java.util.BitSet;
import java.util.Set;
import org.icascope.flow.Flow;

/**
 * What is known of a capture that goes on, and what of it is certain now and was not told before.
 *
 * @param all everything that was not forgotten; serial numbers and positions hold for this one only
 * @param certainIncidents those that nothing can change any more, told or not: others must not be
 *     named
 * @param sessions to tell as over
 * @param running to tell as they stand
 * @param incidents to tell
 * @param events to tell
 * @param flows to tell, where they are listed
 */
public record Settled(
    TrackedSessions all,
    BitSet certainIncidents,
    BitSet sessions,
    BitSet running,
    BitSet incidents,
    BitSet events,
    Set<Flow> flows) {}
