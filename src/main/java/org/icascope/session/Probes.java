package org.icascope.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.flow.HostPair;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ProbeResult;

/**
 * Health checks and scans: connections to Citrix ports from sources that do not use them. They are
 * reported once per source, server and result, and are never failures.
 */
final class Probes {

  /** Knocks without payload that make a steady series. Chosen. */
  private static final int STEADY_KNOCKS = 4;

  /** A series is steady when its intervals differ from their median by this part at most. */
  private static final double STEADY_PART = 0.15;

  /** A source that knocks at so many servers and uses none scans. Chosen. */
  private static final int SCANNED_SERVERS = 5;

  private record Series(IpAddress source, Endpoint server, ProbeResult result) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Series series
          && source.equals(series.source)
          && server.equals(series.server)
          && result == series.result;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * source.hashCode() + server.hashCode()) + result.hashCode();
    }
  }

  /** Knocks of one kind that are probes; a scan makes no difference between health checks. */
  private record Found(Series key, List<FlowTrack> knocks, boolean scan) {}

  private final Tracking tracking;
  private final PortScans scans;

  Probes(Tracking tracking, PortScans scans) {
    this.tracking = tracking;
    this.scans = scans;
  }

  /** Looks at all flows of the run; withdraws failures that turn out to be probes. */
  void finish(Collection<FlowTrack> flows) {
    for (Found found : search(flows)) {
      List<FlowTrack> fresh =
          found.knocks.stream().filter(knock -> !knock.probed && !knock.lastResort).toList();
      if (!fresh.isEmpty()) {
        withdraw(fresh);
        EventLog.Draft told = tell(found.key, fresh);
        fresh.forEach(knock -> knock.probeEvent = found.scan ? null : told);
      }
    }
  }

  /**
   * The same of a capture that goes on: only withdraws, as the series go on, and takes that back
   * where the source turns out to be a user.
   */
  void excuse(Collection<FlowTrack> flows) {
    for (FlowTrack flow : flows) {
      if (flow.withheldEvent != null) {
        flow.withheldEvent.withdrawn = false;
        flow.failureEvent = flow.withheldEvent;
        flow.withheldEvent = null;
      }
    }
    for (Found found : search(flows)) {
      found.knocks.forEach(knock -> knock.withheldEvent = untold(knock));
      withdraw(found.knocks);
    }
  }

  /** Its failure, if that may still be withdrawn; else null. */
  private static EventLog.Draft untold(FlowTrack knock) {
    return knock.failureEvent == null || knock.failureEvent.told ? null : knock.failureEvent;
  }

  /**
   * The same of a capture that goes on: tells of knocks that were not told before.
   *
   * @param ready those that nothing can change any more
   */
  void settle(Collection<FlowTrack> flows, Predicate<FlowTrack> ready) {
    for (Found found : search(flows)) {
      List<FlowTrack> fresh =
          found.knocks.stream()
              .filter(knock -> !knock.probed && !knock.lastResort && ready.test(knock))
              .toList();
      if (!fresh.isEmpty()) {
        withdraw(fresh);
        tell(found.key, fresh);
        for (FlowTrack knock : fresh) {
          knock.probed = true;
          knock.withheldEvent = null;
        }
      }
    }
  }

  private List<Found> search(Collection<FlowTrack> flows) {
    Set<IpAddress> users = new HashSet<>();
    Set<HostPair> used = new HashSet<>();
    Map<IpAddress, Set<IpAddress>> knockedAt = new HashMap<>();
    Map<Series, List<FlowTrack>> series = new LinkedHashMap<>();
    for (FlowTrack flow : flows) {
      IpAddress source = flow.flow.client().address();
      if (isUsed(flow)) {
        users.add(source);
        used.add(HostPair.of(flow.flow));
      } else {
        ProbeResult result = result(flow);
        if (result != null) {
          Series key = new Series(source, flow.flow.server(), result);
          series.computeIfAbsent(key, k -> new ArrayList<>()).add(flow);
          knockedAt.computeIfAbsent(source, s -> new HashSet<>()).add(flow.flow.server().address());
        }
      }
    }
    List<Found> found = new ArrayList<>();
    series.forEach(
        (key, knocks) -> {
          boolean open = key.result == ProbeResult.OPEN || key.result == ProbeResult.BANNER_ONLY;
          Flow first = knocks.get(0).flow;
          boolean many = knockedAt.get(key.source).size() >= SCANNED_SERVERS || scans.isScan(first);
          boolean scan =
              many && !users.contains(key.source)
                  // a gateway has sessions with some servers, and checks the health of others
                  || steady(knocks) && !used.contains(HostPair.of(first));
          if (open || scan) {
            found.add(new Found(key, knocks, scan));
          }
        });
    return found;
  }

  /** Its client said something, be it that nobody can read it. */
  private static boolean isUsed(FlowTrack flow) {
    return flow.clientSpokeCitrix()
        || flow.clientKind != null
        || flow.lacksBytes(Direction.CLIENT_TO_SERVER);
  }

  /** The server said something, of which nothing was captured. */
  private static boolean isBannerUnread(FlowTrack flow) {
    return flow.serverKind == null && flow.lacksBytes(Direction.SERVER_TO_CLIENT);
  }

  /** What came of a connection without payload of the client, or null when it is still open. */
  private static ProbeResult result(FlowTrack flow) {
    if (flow.session != null || flow.flow.handshake() == Handshake.NOT_SEEN) {
      return null;
    }
    return switch (flow.flow.handshake()) {
      case REFUSED -> ProbeResult.REFUSED;
      case UNANSWERED -> flow.closedHalfOpen() ? ProbeResult.OPEN : ProbeResult.UNANSWERED;
      default ->
          flow.flow.closed().isEmpty()
              ? null
              : flow.serverKind == null && !isBannerUnread(flow)
                  ? ProbeResult.OPEN
                  : ProbeResult.BANNER_ONLY;
    };
  }

  private static boolean steady(List<FlowTrack> knocks) {
    if (knocks.size() < STEADY_KNOCKS) {
      return false;
    }
    double[] intervals = intervals(knocks);
    double median = median(intervals);
    return Arrays.stream(intervals).allMatch(i -> Math.abs(i - median) <= STEADY_PART * median);
  }

  private static double[] intervals(List<FlowTrack> knocks) {
    double[] intervals = new double[knocks.size() - 1];
    for (int i = 1; i < knocks.size(); i++) {
      intervals[i - 1] = knocks.get(i - 1).flow.first().millisUntil(knocks.get(i).flow.first());
    }
    return intervals;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void withdraw(List<FlowTrack> knocks) {
    for (FlowTrack flow : knocks) {
      if (untold(flow) != null) {
        flow.failureEvent.withdrawn = true;
        flow.failureEvent = null;
      }
    }
  }

  private EventLog.Draft tell(Series key, List<FlowTrack> knocks) {
    FlowTrack first = knocks.get(0);
    EventDetail.Probe detail =
        new EventDetail.Probe(
            key.result,
            key.source.toString(),
            key.server.toString(),
            knocks.size(),
            knocks.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(median(intervals(knocks))),
            first.flow.first(),
            knocks.get(knocks.size() - 1).flow.first());
    FrameMark mark = first.flow.first();
    Confidence confidence =
        knocks.stream().anyMatch(Probes::isBannerUnread) ? Confidence.LIKELY : Confidence.CERTAIN;
    return tracking
        .log
        .add(When.at(mark), Severity.INFO, confidence, detail, Sentences.probe(detail))
        .of(null, first);
  }
}
