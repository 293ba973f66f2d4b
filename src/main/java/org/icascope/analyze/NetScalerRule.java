package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.Confidence;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ResetCoded;
import org.icascope.session.ResetCode;
import org.icascope.session.ResetCode.Kind;

/**
 * Connections that a NetScaler reset with a reason code (section 1.9 and cases 3, 32 and 33 of the
 * transport notes); one finding per sender. The four rules differ in the codes and in the words.
 */
final class NetScalerRule implements Rule {

  /** Idle connections. */
  static final String IDLE = "netscaler-idle-timeout";

  /** ICA that a gateway could not follow. */
  static final String PARSE = "netscaler-parse-error";

  /** Sessions that were ended on purpose. */
  static final String KILLED = "session-killed";

  /** Everything else that ends sessions. */
  static final String OTHER = "netscaler-reset";

  private static final Comparator<ResetCode> BY_CODE = Comparator.comparingInt(ResetCode::code);

  private final String id;
  private final Set<Kind> kinds;

  private NetScalerRule(String id, Set<Kind> kinds) {
    this.id = id;
    this.kinds = kinds;
  }

  static List<Rule> all() {
    return List.of(
        new NetScalerRule(IDLE, EnumSet.of(Kind.IDLE)),
        new NetScalerRule(PARSE, EnumSet.of(Kind.PARSE)),
        new NetScalerRule(KILLED, EnumSet.of(Kind.KILLED)),
        new NetScalerRule(OTHER, EnumSet.of(Kind.SESSION, Kind.PASSED, Kind.TLS, Kind.CONFIG)));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<IpAddress, List<Observed<ResetCoded>>> bySender = new LinkedHashMap<>();
    for (Observed<ResetCoded> reset : facts.events(ResetCoded.class)) {
      if (kinds.contains(reset.detail().code().kind())) {
        bySender.computeIfAbsent(reset.detail().sender(), s -> new ArrayList<>()).add(reset);
      }
    }
    bySender.forEach((sender, resets) -> out.accept(finding(facts, sender, resets)));
  }

  private Finding finding(Facts facts, IpAddress sender, List<Observed<ResetCoded>> resets) {
    Draft draft = new Draft(facts, id, Category.AVAILABILITY);
    for (Observed<ResetCoded> reset : resets) {
      draft.restsOn(reset.event());
      facts.flowOf(reset.event()).ifPresent(flow -> draft.server(flow.server()));
      facts
          .flowOf(reset.event())
          .flatMap(f -> f.closedBy())
          .ifPresent(by -> draft.closedBy(Optional.of(by)));
    }
    draft
        .figure("connections", resets.size())
        .figure("firstCode", resets.get(0).detail().code().code());
    boolean certain = has(resets, Confidence.CERTAIN);
    boolean likely = certain || has(resets, Confidence.LIKELY);
    return draft.finding(severity(likely), advice(sender, resets, doubt(certain, likely)));
  }

  private static boolean has(List<Observed<ResetCoded>> resets, Confidence confidence) {
    return resets.stream().anyMatch(reset -> reset.event().confidence() == confidence);
  }

  private static String doubt(boolean certain, boolean likely) {
    if (certain) {
      return " This is the trace of the NetScaler itself, which sent them.";
    }
    return likely
        ? " Several codes of the table came from this address, so it is very probably a NetScaler."
        : " It is one number in a header field; whether the sender is a NetScaler at all has to be"
            + " checked.";
  }

  private Severity severity(boolean likely) {
    return switch (id) {
      case KILLED -> Severity.INFO; // somebody wanted it
      case PARSE -> likely ? Severity.ERROR : Severity.NOTICE;
      default -> likely ? Severity.WARNING : Severity.NOTICE;
    };
  }

  private Advice advice(IpAddress sender, List<Observed<ResetCoded>> resets, String doubt) {
    String codes =
        resets.stream()
            .map(reset -> reset.detail().code())
            .collect(Collectors.toCollection(() -> new TreeSet<>(BY_CODE)))
            .stream()
            .map(code -> code.code() + " (" + code.meaning() + ")")
            .collect(Collectors.joining(", "));
    return new Advice(
        sender
            + " reset "
            + Words.count(resets.size(), "connection")
            + ", as a NetScaler does "
            + reason(),
        "A NetScaler writes why it resets a connection into the window field of the RST. Here: "
            + codes
            + "."
            + doubt,
        remedy(resets),
        Optional.of(question(resets)));
  }

  private String reason() {
    return switch (id) {
      case IDLE -> "with idle connections";
      case PARSE -> "when it cannot follow ICA";
      case KILLED -> "when an administrator ends sessions";
      default -> "for a reason of its own";
    };
  }

  private String remedy(List<Observed<ResetCoded>> resets) {
    return switch (id) {
      case IDLE ->
          "Raise the idle timeouts of the gateway (client, server and TCP profile) above the"
              + " longest pause of users, or let Session Reliability keep-alives pass.";
      case PARSE ->
          "Update the NetScaler; until then switch HDX Insight (AppFlow for ICA) off for this"
              + " gateway, which makes it read ICA.";
      case KILLED ->
          "None: this is no fault of the network. If nobody meant it, look for who or which"
              + " program kills ICA connections on the gateway.";
      default ->
          resets.stream().anyMatch(r -> r.detail().code().isOneOf(Kind.PASSED))
              ? "The gateway only passed the reset on: look at its other side."
              : "Look at the NetScaler's log and counters at that time for the reason named above.";
    };
  }

  private String question(List<Observed<ResetCoded>> resets) {
    if (id.equals(PARSE)) {
      return "Is AppFlow with HDX Insight on for this gateway, and do the sessions hold while it is"
          + " off?";
    }
    if (id.equals(KILLED)) {
      return "Did an administrator or a script end these sessions at that time?";
    }
    if (resets.stream().anyMatch(r -> r.detail().code().isOneOf(Kind.PASSED))) {
      return "What does a capture on the other side of the NetScaler show at that time?";
    }
    return has(resets, Confidence.CERTAIN)
        ? "What does the NetScaler's log say at that time?"
        : "Is the sender a NetScaler, and what does its log say at that time?";
  }
}
