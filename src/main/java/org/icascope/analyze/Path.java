package org.icascope.analyze;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
    SortedSet<String> serverNames) {

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
