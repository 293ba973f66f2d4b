package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;

/** Connections that hosts opened to Citrix servers, to be looked for by host and time. */
final class LaunchAttempts {

  private final Map<IpAddress, List<Flow>> byClient = new HashMap<>();
  private final FrameMark last;

  LaunchAttempts(Collection<FlowTrack> flows, FrameMark last) {
    this.last = last;
    for (FlowTrack track : flows) {
      if (track.toCgpPort || track.toIcaPort || track.clientSpokeCitrix()) {
        byClient
            .computeIfAbsent(track.flow.client().address(), c -> new ArrayList<>())
            .add(track.flow);
      }
    }
    byClient
        .values()
        .forEach(list -> list.sort(Comparator.comparingLong(flow -> flow.first().timeNanos())));
  }

  /** Those that a host began after a moment, and not much later, in order of time. */
  List<Flow> of(IpAddress client, long afterNanos, long withinNanos) {
    List<Flow> all = byClient.getOrDefault(client, List.of());
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).first().timeNanos() < afterNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int to = low;
    while (to < all.size() && all.get(to).first().timeNanos() - afterNanos <= withinNanos) {
      to++;
    }
    return all.subList(low, to);
  }

  /** A SYN that had its time and got no answer. */
  boolean isUnanswered(Flow flow) {
    return flow.transport() == Transport.TCP
        && flow.handshake() == Handshake.UNANSWERED
        && flow.synAck().isEmpty()
        && last.timeNanos() - flow.first().timeNanos() >= Attempts.PATIENCE_NANOS;
  }

  /** The input ended too early to say what followed. */
  boolean isOverBefore(long nanos) {
    return last.timeNanos() < nanos;
  }
}
