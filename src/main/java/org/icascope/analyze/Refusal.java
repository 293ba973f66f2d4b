package org.icascope.analyze;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.flow.PathNotice;
import org.icascope.model.Direction;
import org.icascope.session.IcmpDetail.IcmpUnreachable;

/**
 * Connection attempts that got no answer but an ICMP message: somebody refused them.
 *
 * @param said the events that say so
 */
record Refusal(List<Observed<IcmpUnreachable>> said) {

  /** Refusers that are named in a sentence. Chosen. */
  private static final int MOST_NAMED = 3;

  /** What was said of a client's packets. */
  static Optional<PathNotice> of(Flow flow) {
    return flow.notices().stream()
        .filter(notice -> !notice.isTooBig() && notice.direction() == Direction.CLIENT_TO_SERVER)
        .findFirst();
  }

  /** Those of some attempts. */
  static Refusal of(Facts facts, Collection<Integer> flows) {
    Set<Integer> wanted = new HashSet<>(flows);
    return new Refusal(
        facts.events(IcmpUnreachable.class).stream()
            .filter(each -> wanted.contains(each.event().flow().orElse(-1)))
            .filter(each -> each.detail().direction() == Direction.CLIENT_TO_SERVER)
            .toList());
  }

  /** The same, of attempts that got no answer of the server; of others it is not the cause. */
  static Refusal of(Facts facts, Collection<Integer> flows, boolean unanswered) {
    return unanswered ? of(facts, flows) : new Refusal(List.of());
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  /** Attempts that were refused. */
  long flows() {
    return said.stream().map(each -> each.event().flow()).distinct().count();
  }

  Refusal into(Draft draft) {
    said.forEach(each -> draft.restsOn(each.event()));
    return this;
  }

  /** {@code refused by 10.0.0.1 (administratively prohibited)}. */
  String by() {
    return "refused by "
        + said.stream()
            .map(each -> each.detail().sender() + " (" + each.detail().meaning() + ")")
            .distinct()
            .limit(MOST_NAMED)
            .collect(Collectors.joining(", "));
  }

  /** One sentence. */
  String meaning() {
    return "The attempts were not answered by the server: they were "
        + by()
        + ", as ICMP messages in the capture say.";
  }

  /** One sentence. */
  static String remedy(String what) {
    return "Look at the device that sent these messages: it is a rule or a route there that keeps "
        + what
        + " from passing, or the host itself where it bears the address of the server.";
  }
}
