package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.Unopened;
import org.icascope.model.IpAddress;
import org.icascope.report.AddressFilter;
import org.icascope.report.Criteria;

/** What the captures hold outside a selection that holds nothing, and why it may have missed it. */
final class Elsewhere {

  private Elsewhere() {}

  /** Empty when there is nothing elsewhere either. */
  static Optional<String> of(Facts facts) {
    Analysis all = facts.analysis();
    List<String> held = new ArrayList<>();
    add(held, all.sessions().size(), "Citrix session");
    long starts = all.incidents().stream().filter(i -> i.sessions().isEmpty()).count();
    add(held, starts, "start that led to no session", "starts that led to no session");
    long closed = all.traffic().unopened().stream().mapToLong(Unopened::connections).sum();
    add(held, closed, "encrypted connection");
    if (held.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "the capture holds "
            + String.join(", ", held)
            + ", none of them at these times and addresses."
            + swapped(all, facts.selection().criteria())
            + " Widen or leave out --from, --to, --around, --client, --server.");
  }

  private static void add(List<String> held, long count, String one, String many) {
    if (count > 0) {
      held.add(Units.count(count, one, many));
    }
  }

  private static void add(List<String> held, long count, String name) {
    add(held, count, name, name + "s");
  }

  /** Which end of a connection is its server is easily taken for the other. */
  private static String swapped(Analysis all, Criteria criteria) {
    Optional<AddressFilter> client =
        criteria.client().filter(c -> servers(all).anyMatch(c::matches));
    if (client.isPresent()) {
      return " " + client.get().address() + " is a server in it: --server.";
    }
    Optional<AddressFilter> server =
        criteria.server().filter(s -> clients(all).anyMatch(s::matches));
    return server.map(s -> " " + s.address() + " is a client in it: --client.").orElse("");
  }

  private static Stream<IpAddress> servers(Analysis all) {
    return Stream.concat(
        all.flows().stream().map(f -> f.flow().server().address()),
        all.traffic().unopened().stream().map(u -> u.server().address()));
  }

  private static Stream<IpAddress> clients(Analysis all) {
    return Stream.concat(
        all.flows().stream().map(f -> f.flow().client().address()),
        all.traffic().unopened().stream().map(Unopened::client));
  }
}
