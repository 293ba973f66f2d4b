package org.icascope.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;

/** A query for a name that an STA gave. */
public final class NameLookup {

  /** What came back. */
  public enum Outcome {
    PENDING("unanswered"),
    FOUND("found"),
    /** The name exists and has no address of that kind. */
    EMPTY("no-address"),
    NO_SUCH_NAME("no-such-name"),
    SERVER_FAILURE("server-failure"),
    REFUSED("refused");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }

  private final Flow flow;
  private final DnsMessage query;
  private final FrameMark sent;
  private final List<IpAddress> addresses = new ArrayList<>();
  private Outcome outcome = Outcome.PENDING;
  private boolean repeated;
  private Optional<FrameMark> answered = Optional.empty();

  NameLookup(Flow flow, DnsMessage query, FrameMark sent) {
    this.flow = flow;
    this.query = query;
    this.sent = sent;
  }

  boolean isAnsweredBy(Flow from, DnsMessage answer) {
    return outcome == Outcome.PENDING && isSame(from, answer);
  }

  /** The same query; repeated, or in its answer. */
  boolean isSame(Flow from, DnsMessage other) {
    return from == flow && other.id() == query.id() && other.type() == query.type();
  }

  void repeat() {
    repeated = true;
  }

  /** It was sent again, as whoever gets no answer does. */
  public boolean isRepeated() {
    return repeated;
  }

  void answer(DnsMessage answer, FrameMark mark, Pseudonyms pseudonyms) {
    answered = Optional.of(mark);
    answer.addresses().stream().map(pseudonyms::address).forEach(addresses::add);
    outcome =
        switch (answer.code()) {
          case DnsMessage.NO_ERROR -> addresses.isEmpty() ? Outcome.EMPTY : Outcome.FOUND;
          case DnsMessage.NAME_ERROR -> Outcome.NO_SUCH_NAME;
          case DnsMessage.REFUSED -> Outcome.REFUSED;
          default -> Outcome.SERVER_FAILURE;
        };
  }

  public Flow flow() {
    return flow;
  }

  /** Asked for an IPv6 address: that there is none is ordinary. */
  public boolean isIpv6() {
    return query.type() == DnsMessage.AAAA;
  }

  /** The query as it was sent first. */
  public FrameMark sent() {
    return sent;
  }

  public Optional<FrameMark> answered() {
    return answered;
  }

  public Outcome outcome() {
    return outcome;
  }

  public List<IpAddress> addresses() {
    return List.copyOf(addresses);
  }
}
