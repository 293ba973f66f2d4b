package org.icascope.analyze;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;

/**
 * A conclusion: what is wrong, how sure that is, which frames show it, what to do next.
 *
 * @param rule stable kebab-case kind
 * @param category {@code availability}, {@code performance}, {@code security} or {@code capture}
 * @param sessions serial numbers
 * @param incidents serial numbers
 * @param servers {@code ip:port}
 * @param evidence packets that show it, the first 20, in the order of the files
 * @param evidenceCount how many there are in all
 * @param filter a Wireshark display filter that shows the evidence
 * @param freezes what users felt, the 20 longest in time order
 * @param freezeCount how many there are in all
 * @param closedBy who ended the connections that broke, where it was always the same side
 * @param figures named numbers, unit last in the name
 */
public record Finding(
    String rule,
    String category,
    Severity severity,
    Confidence confidence,
    String title,
    String explanation,
    String remedy,
    Optional<String> nextQuestion,
    List<Integer> sessions,
    List<Integer> incidents,
    List<String> servers,
    List<PacketRef> evidence,
    long evidenceCount,
    String filter,
    OptionalDouble freezeMs,
    List<Freeze> freezes,
    long freezeCount,
    Optional<Direction> closedBy,
    SortedMap<String, Double> figures) {

  /** Most packets that are listed as evidence. */
  public static final int MOST_EVIDENCE = 20;

  /** Most freezes that are listed. Chosen, as for evidence. */
  public static final int MOST_FREEZES = 20;

  public Finding {
    sessions = List.copyOf(sessions);
    incidents = List.copyOf(incidents);
    servers = List.copyOf(servers);
    evidence = List.copyOf(evidence);
    freezes = List.copyOf(freezes);
  }

  /**
   * A time in which the screen of a user stood still.
   *
   * @param startNanos nanoseconds since 1970
   * @param endNanos the same
   */
  public record Freeze(long startNanos, long endNanos) {

    /** How long it was, milliseconds. */
    public double millis() {
      return (endNanos - startNanos) / 1e6;
    }
  }

  /** The same, called more or less severe. */
  public Finding with(Severity other) {
    return copy(other, sessions, incidents);
  }

  /** The same about some of its sessions and incidents only. */
  public Finding about(List<Integer> someSessions, List<Integer> someIncidents) {
    return copy(severity, someSessions, someIncidents);
  }

  private Finding copy(
      Severity otherSeverity, List<Integer> otherSessions, List<Integer> otherIncidents) {
    return new Finding(
        rule,
        category,
        otherSeverity,
        confidence,
        title,
        explanation,
        remedy,
        nextQuestion,
        otherSessions,
        otherIncidents,
        servers,
        evidence,
        evidenceCount,
        filter,
        freezeMs,
        freezes,
        freezeCount,
        closedBy,
        figures);
  }
}
