package org.icascope.report;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a report is narrowed to. Everything that is not given does not narrow.
 *
 * @param fromNanos first instant, nanoseconds since 1970
 * @param toNanos last instant, nanoseconds since 1970
 * @param sessions serial numbers of sessions; empty: all
 * @param flows serial numbers of flows; absent: all
 */
public record Criteria(
    OptionalLong fromNanos,
    OptionalLong toNanos,
    Optional<AddressFilter> client,
    Optional<AddressFilter> server,
    Set<Integer> sessions,
    Optional<Set<Integer>> flows) {

  public static final Criteria NONE =
      new Criteria(
          OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), Set.of());

  public Criteria {
    sessions = Set.copyOf(sessions);
    flows = flows.map(Set::copyOf);
  }

  /** Without a choice of flows. */
  public Criteria(
      OptionalLong fromNanos,
      OptionalLong toNanos,
      Optional<AddressFilter> client,
      Optional<AddressFilter> server,
      Set<Integer> sessions) {
    this(fromNanos, toNanos, client, server, sessions, Optional.empty());
  }

  /** The same, narrowed to these flows and what belongs to them. */
  public Criteria withFlows(Set<Integer> serials) {
    return new Criteria(fromNanos, toNanos, client, server, sessions, Optional.of(serials));
  }

  boolean hasFlow(int serial) {
    return flows.isEmpty() || flows.get().contains(serial);
  }

  public boolean narrows() {
    return fromNanos.isPresent()
        || toNanos.isPresent()
        || narrowsAddresses()
        || !sessions.isEmpty()
        || flows.isPresent();
  }

  /** The time span from {@code first} to {@code last} has an instant in common with the window. */
  boolean touches(long first, long last) {
    return (toNanos.isEmpty() || first <= toNanos.getAsLong())
        && (fromNanos.isEmpty() || last >= fromNanos.getAsLong());
  }

  boolean narrowsAddresses() {
    return client.isPresent() || server.isPresent();
  }
}
