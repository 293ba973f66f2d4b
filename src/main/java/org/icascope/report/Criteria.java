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
 */
public record Criteria(
    OptionalLong fromNanos,
    OptionalLong toNanos,
    Optional<AddressFilter> client,
    Optional<AddressFilter> server,
    Set<Integer> sessions) {

  public static final Criteria NONE =
      new Criteria(
          OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty(), Set.of());

  public Criteria {
    sessions = Set.copyOf(sessions);
  }

  public boolean narrows() {
    return fromNanos.isPresent()
        || toNanos.isPresent()
        || narrowsAddresses()
        || !sessions.isEmpty();
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
