package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;
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

  private record Port(Endpoint server, Transport transport) {}

  private record Failed(IpAddress client, Fault fault) {}

  private final Map<Port, List<Failed>> failed = new HashMap<>();
  private final Set<Integer> flows = new HashSet<>();

  private Faults() {}

  /** What events say of flows. */
  public static Faults of(List<Event> events, List<FlowResult> listed) {
    Faults faults = new Faults();
    Map<Integer, Flow> bySerial = new HashMap<>();
    listed.forEach(result -> bySerial.put(result.flow().serial(), result.flow()));
    for (Event event : events) {
      Optional<Fault> fault = fault(event);
      Flow flow = event.flow().isPresent() ? bySerial.get(event.flow().getAsInt()) : null;
      if (fault.isPresent() && flow != null && faults.flows.add(flow.serial())) {
        faults
            .failed
            .computeIfAbsent(new Port(flow.server(), flow.transport()), p -> new ArrayList<>())
            .add(new Failed(flow.client().address(), fault.get()));
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
    Flow flow = result.flow();
    return flows.contains(flow.serial())
        && failed.get(new Port(flow.server(), flow.transport())).stream()
            .anyMatch(
                f -> f.client.equals(flow.client().address()) && f.fault != Fault.NO_LISTENER);
  }

  /** The same paths, with what is known of them. */
  public List<Path> in(List<Path> paths) {
    return failed.isEmpty() ? paths : paths.stream().map(this::in).toList();
  }

  private Path in(Path path) {
    List<Failed> found =
        failed.getOrDefault(new Port(path.server(), path.transport()), List.of()).stream()
            .filter(each -> path.clients().has(each.client))
            .toList();
    return found.isEmpty() ? path : path.with(found.get(0).fault, found.size());
  }
}
