package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.IpAddress;
import org.icascope.session.ConnectFailure;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.IcaFailure;

/**
 * Connections that a port accepted and that came to nothing, since what must listen there does not,
 * or does not work. A port scan calls such a port open.
 */
public final class Faults {

  /** What came of the connections to a port. */
  public enum Fault {
    NO_CGP("no CGP answer"),
    NOT_CGP("not CGP"),
    NO_LISTENER("CGP without ICA"),
    NO_ICA("no ICA answer");

    private final String label;

    Fault(String label) {
      this.label = label;
    }

    /** The name used in text and JSON. */
    public String label() {
      return label;
    }
  }

  private record Failed(Flow flow, Fault fault) {}

  /** By serial number of the flow. */
  private final Map<Integer, Failed> failed = new LinkedHashMap<>();

  private Faults() {}

  /** What events say of flows. */
  public static Faults of(List<Event> events, List<FlowResult> listed) {
    Faults faults = new Faults();
    Map<Integer, Flow> bySerial = new HashMap<>();
    listed.forEach(result -> bySerial.put(result.flow().serial(), result.flow()));
    for (Event event : events) {
      Optional<Fault> fault = fault(event);
      Flow flow = event.flow().isPresent() ? bySerial.get(event.flow().getAsInt()) : null;
      if (fault.isPresent() && flow != null) {
        faults.failed.putIfAbsent(flow.serial(), new Failed(flow, fault.get()));
      }
    }
    return faults;
  }

  private static Optional<Fault> fault(Event event) {
    if (event.detail() instanceof ConnectFailed failure) {
      return fault(failure.cause());
    }
    return event.detail() instanceof FallbackBlocked blocked
            && blocked.icaCause() == IcaFailure.NO_BANNER
        ? Optional.of(Fault.NO_ICA)
        : Optional.empty();
  }

  private static Optional<Fault> fault(ConnectFailure cause) {
    return switch (cause) {
      case NO_SIGNATURE -> Optional.of(Fault.NO_CGP);
      case NOT_CGP -> Optional.of(Fault.NOT_CGP);
      case CHANNEL_REFUSED -> Optional.of(Fault.NO_LISTENER);
      case REFUSED, UNANSWERED, SUSPENDED -> Optional.empty(); // never accepted, or no fault of it
    };
  }

  /** The connection came to nothing, and not because of an ICA listener behind CGP. */
  public boolean hasNoProtocol(FlowResult result) {
    Failed found = failed.get(result.flow().serial());
    return found != null && found.fault != Fault.NO_LISTENER;
  }

  /** The same paths, with what is known of them. */
  public List<Path> in(List<Path> paths) {
    if (failed.isEmpty()) {
      return paths;
    }
    Map<PathKey, List<Fault>> faults = byPath(paths);
    return paths.stream().map(path -> with(path, faults)).toList();
  }

  /** The paths of a list have networks of one size, or of two with both versions of IP. */
  private Map<PathKey, List<Fault>> byPath(List<Path> paths) {
    Set<Network> sizes = new HashSet<>();
    paths.forEach(p -> sizes.add(new Network(zero(p.clients().first()), p.clients().prefix())));
    Map<PathKey, List<Fault>> faults = new HashMap<>();
    for (Failed each : failed.values()) {
      IpAddress client = each.flow.client().address();
      for (Network size : sizes) {
        if (size.first().version() == client.version()) {
          Network network = Network.of(client, size.prefix());
          PathKey key = new PathKey(network, each.flow.server(), each.flow.transport());
          faults.computeIfAbsent(key, k -> new ArrayList<>()).add(each.fault);
        }
      }
    }
    return faults;
  }

  private static IpAddress zero(IpAddress address) {
    return new IpAddress(0, 0, address.version());
  }

  /** Where there are several faults, the one that is seen most. */
  private static Path with(Path path, Map<PathKey, List<Fault>> faults) {
    PathKey key = new PathKey(path.clients(), path.server(), path.transport());
    List<Fault> found = faults.getOrDefault(key, List.of());
    return Stream.of(Fault.values())
        .filter(found::contains)
        .max(Comparator.comparingInt(fault -> Collections.frequency(found, fault)))
        .map(fault -> path.with(fault, found.size()))
        .orElse(path);
  }
}
