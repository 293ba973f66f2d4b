package org.icascope.analyze;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.icascope.analyze.Faults.Fault;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;

/**
 * Attempts to reach one port from one network, and what became of them.
 *
 * @param attempts connections; UDP flows for UDP
 * @param unclear attempts of which nothing can be said
 * @param first first packet of all attempts
 * @param firstBlocked first packet of the first attempt that was refused or not answered
 * @param layers tunnels that were recognised on the way, as {@code tls}
 * @param serverNames names that clients asked for inside TLS, the first few
 * @param fault what was wrong with connections that were accepted and came to nothing
 * @param failed how many these were, of those that were answered
 */
public record Path(
    Network clients,
    Endpoint server,
    Transport transport,
    long attempts,
    long answered,
    long refused,
    long unanswered,
    long unclear,
    FrameMark first,
    Optional<FrameMark> firstBlocked,
    Set<String> layers,
    SortedSet<String> serverNames,
    Optional<Fault> fault,
    long failed) {

  /** By network, server, transport and port. */
  static final Comparator<Path> ORDER =
      Comparator.comparing(Path::clients)
          .thenComparing(path -> path.server().address())
          .thenComparing(Path::transport)
          .thenComparingInt(path -> path.server().port());

  /** What all attempts together say of a port. */
  public enum Result {
    /** Every attempt was answered. */
    OPEN("open"),
    /** Every attempt was refused. */
    REFUSED("refused"),
    /** No attempt was answered. */
    SILENT("silent"),
    /** Some attempts were refused, the others not answered. */
    BLOCKED("blocked"),
    /** Some attempts were answered, others not. */
    MIXED("mixed"),
    /** Nothing can be said. */
    UNCLEAR("unclear");

    private final String label;

    Result(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }

    /** Tried, and never with success. */
    public boolean isClosed() {
      return this == REFUSED || this == SILENT || this == BLOCKED;
    }
  }

  /** The same path, of whose connections some came to nothing though they were accepted. */
  Path with(Fault what, long connections) {
    return new Path(
        clients,
        server,
        transport,
        attempts,
        answered,
        refused,
        unanswered,
        unclear,
        first,
        firstBlocked,
        layers,
        serverNames,
        Optional.of(what),
        Math.min(connections, answered));
  }

  /** Attempts that were answered, and not in vain. */
  public long useful() {
    return answered - failed;
  }

  /** Tried, and never with success: refused, not answered, or accepted by what is of no use. */
  public boolean isClosed() {
    return result().isClosed() || answered > 0 && useful() == 0;
  }

  /** In a few words what came of it, for a person. */
  public String said() {
    if (fault.isPresent() && useful() == 0 && refused + unanswered == 0) {
      return fault.get().label();
    }
    boolean partly = result() == Result.MIXED || failed > 0;
    return partly ? useful() + " of " + attempts : result().label();
  }

  /** What the handshakes say; see {@link #failed()} for what came of them. */
  public Result result() {
    if (answered > 0) {
      return refused + unanswered > 0 ? Result.MIXED : Result.OPEN;
    }
    if (refused > 0) {
      return unanswered > 0 ? Result.BLOCKED : Result.REFUSED;
    }
    return unanswered > 0 ? Result.SILENT : Result.UNCLEAR;
  }
}
