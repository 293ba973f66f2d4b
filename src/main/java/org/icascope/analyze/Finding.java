package org.icascope.analyze;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.icascope.model.Confidence;
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
 * @param evidence packets that show it, 20 at most, in time order
 * @param evidenceCount how many there are in all
 * @param filter a Wireshark display filter that shows the evidence
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
    SortedMap<String, Double> figures) {

  /** Most packets that are listed as evidence. */
  public static final int MOST_EVIDENCE = 20;

  public Finding {
    sessions = List.copyOf(sessions);
    incidents = List.copyOf(incidents);
    servers = List.copyOf(servers);
    evidence = List.copyOf(evidence);
  }
}
