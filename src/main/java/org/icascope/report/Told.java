package org.icascope.report;

import java.util.BitSet;

/**
 * Which things of an analysis are written now, where the others are only referred to. All by
 * position in the lists of the analysis.
 *
 * @param referable incidents that may be named
 * @param running sessions among those told that go on: this is how they stand
 */
public record Told(
    BitSet referable,
    BitSet captures,
    BitSet flows,
    BitSet sessions,
    BitSet incidents,
    BitSet events,
    BitSet findings,
    BitSet diagnostics,
    BitSet running) {

  /** Nothing yet. */
  public static Told nothing() {
    return new Told(
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet(),
        new BitSet());
  }

  /** Nothing is written. */
  public boolean isEmpty() {
    return captures.isEmpty()
        && flows.isEmpty()
        && sessions.isEmpty()
        && incidents.isEmpty()
        && events.isEmpty()
        && findings.isEmpty()
        && diagnostics.isEmpty();
  }
}
