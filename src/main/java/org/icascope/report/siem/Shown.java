package org.icascope.report.siem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.DisplayFilter;
import org.icascope.analyze.Finding;
import org.icascope.flow.Flow;
import org.icascope.model.PacketRef;
import org.icascope.report.siem.Fact.Evidence;

/** Evidence of records: the file in which it begins, and frames of that file. */
final class Shown {

  /** Longer filters are left out, since a part of one shows something else. Chosen. */
  private static final int LONGEST_FILTER = 1000;

  private final Surroundings surroundings;
  private final Map<Integer, Optional<String>> filterOfFlow = new HashMap<>();

  Shown(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * @param packets some of those that show it, at least the first ones
   * @param total how many there are
   */
  Evidence by(List<PacketRef> packets, long total, Optional<String> filter) {
    if (packets.isEmpty()) {
      return new Evidence(Optional.empty(), List.of(), total, filter);
    }
    PacketRef first = packets.get(0);
    List<Long> frames = new ArrayList<>(Math.min(packets.size(), Finding.MOST_EVIDENCE));
    for (PacketRef packet : packets) {
      if (packet.capture() == first.capture()
          && frames.size() < Finding.MOST_EVIDENCE
          && !frames.contains(packet.frame())) {
        frames.add(packet.frame());
      }
    }
    return new Evidence(surroundings.file(first), frames, Math.max(total, frames.size()), filter);
  }

  /** All frames of a flow. */
  Optional<String> filter(Flow flow) {
    return filterOfFlow.computeIfAbsent(flow.serial(), serial -> filter(List.of(flow)));
  }

  Optional<String> filter(List<Flow> flows) {
    return flows.isEmpty()
        ? Optional.empty()
        : shortEnough(DisplayFilter.ofFlows(flows, surroundings.singleFile()));
  }

  static Optional<String> shortEnough(String filter) {
    return filter.isEmpty() || filter.length() > LONGEST_FILTER
        ? Optional.empty()
        : Optional.of(CleanText.of(filter, LONGEST_FILTER));
  }
}
