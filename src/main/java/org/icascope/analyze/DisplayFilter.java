package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Transport;

/** Wireshark display filters (syntax of wireshark-filter(4), checked with tshark). */
final class DisplayFilter {

  /** More flows make a filter nobody can read: then all of their servers. Chosen. */
  private static final int MOST_FLOWS = 200;

  /** The same of flows that must be named by addresses and ports. Chosen. */
  private static final int MOST_TUPLES = 20;

  /** More servers are left out. Chosen. */
  private static final int MOST_SERVERS = 20;

  private DisplayFilter() {}

  /**
   * Frames of these flows; of many flows all frames of their servers.
   *
   * @param singleFile use stream numbers, which hold within one file only
   */
  static String ofFlows(List<Flow> flows, boolean singleFile) {
    List<Flow> shown = flows.stream().distinct().toList();
    if (shown.size() > (singleFile ? MOST_FLOWS : MOST_TUPLES)) {
      return servers(shown);
    }
    return singleFile
        ? streams(shown)
        : shown.stream()
            .map(flow -> "(" + fiveTuple(flow) + ")")
            .collect(Collectors.joining(" || "));
  }

  private static String streams(List<Flow> flows) {
    List<String> parts = new ArrayList<>();
    for (Transport transport : Transport.values()) {
      int[] numbers =
          flows.stream()
              .filter(flow -> flow.transport() == transport)
              .mapToInt(Flow::streamNumber)
              .sorted()
              .toArray();
      if (numbers.length > 0) {
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

  private static String servers(List<Flow> flows) {
    return flows.stream()
        .map(
            flow ->
                "("
                    + host(flow.server())
                    + " && "
                    + flow.transport().label()
                    + ".port == "
                    + flow.server().port()
                    + ")")
        .distinct()
        .limit(MOST_SERVERS)
        .collect(Collectors.joining(" || "));
  }

  /** {@code == 4}, or {@code in {1, 4..7}}. */
  private static String oneOf(int[] sorted) {
    if (sorted.length == 1) {
      return " == " + sorted[0];
    }
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[i - 1] + 1) {
        range(ranges, sorted[from], sorted[i - 1]);
        from = i;
      }
    }
    return " in {" + String.join(", ", ranges) + "}";
  }

  private static void range(List<String> ranges, int first, int last) {
    ranges.add(Integer.toString(first));
    if (last > first + 1) {
      ranges.set(ranges.size() - 1, first + ".." + last);
    } else if (last > first) {
      ranges.add(Integer.toString(last));
    }
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
