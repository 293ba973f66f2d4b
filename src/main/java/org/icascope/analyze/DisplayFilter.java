package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Transport;

/** Wireshark display filters (syntax of wireshark-filter(4), checked with tshark). */
final class DisplayFilter {

  /** More flows make a filter nobody can read; the rest is left out. Chosen. */
  private static final int MOST_FLOWS = 20;

  private DisplayFilter() {}

  /**
   * Frames of these flows.
   *
   * @param singleFile use stream numbers, which hold within one file only
   */
  static String ofFlows(List<Flow> flows, boolean singleFile) {
    List<Flow> shown = flows.stream().distinct().limit(MOST_FLOWS).toList();
    if (!singleFile) {
      return shown.stream()
          .map(flow -> "(" + fiveTuple(flow) + ")")
          .collect(Collectors.joining(" || "));
    }
    List<String> parts = new ArrayList<>();
    for (Transport transport : Transport.values()) {
      List<String> numbers =
          shown.stream()
              .filter(flow -> flow.transport() == transport)
              .map(flow -> Integer.toString(flow.streamNumber()))
              .toList();
      if (!numbers.isEmpty()) {
        parts.add(transport.label() + ".stream" + oneOf(numbers));
      }
    }
    return String.join(" || ", parts);
  }

  /** More of a filter: ICMP messages that quote packets of these flows; nothing for none. */
  static String orIcmpAbout(List<Flow> flows) {
    return flows.stream()
        .map(
            flow ->
                " || ("
                    + (flow.client().address().version() == 6 ? "icmpv6" : "icmp")
                    + " && "
                    + host(flow.client())
                    + " && "
                    + host(flow.server())
                    + ")")
        .distinct()
        .limit(MOST_FLOWS)
        .collect(Collectors.joining());
  }

  private static String oneOf(List<String> numbers) {
    return numbers.size() == 1
        ? " == " + numbers.get(0)
        : " in {" + String.join(", ", numbers) + "}";
  }

  private static String fiveTuple(Flow flow) {
    String port = flow.transport().label() + ".port == ";
    return host(flow.client())
        + " && "
        + host(flow.server())
        + " && "
        + port
        + flow.client().port()
        + " && "
        + port
        + flow.server().port();
  }

  /** Connection attempts at a server and their refusals, in any file. */
  static String attemptsAt(Endpoint server) {
    return host(server)
        + " && tcp.port == "
        + server.port()
        + " && (tcp.flags.syn == 1 || tcp.flags.reset == 1)";
  }

  private static String host(Endpoint endpoint) {
    return (endpoint.address().version() == 6 ? "ipv6.addr == " : "ip.addr == ")
        + endpoint.address();
  }
}
