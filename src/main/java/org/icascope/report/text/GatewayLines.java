package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Spread;
import org.icascope.session.LegEnd;
import org.icascope.session.Proxied;

/** What is told of the gateway that a session goes through. */
final class GatewayLines {

  private final TimeText time;
  private final Function<FrameMark, String> frame;

  /**
   * @param frame how a frame is named
   */
  GatewayLines(TimeText time, Function<FrameMark, String> frame) {
    this.time = time;
    this.frame = frame;
  }

  /** Delay, loss, reset and launch, each in a sentence of its own. */
  String of(Proxied proxied) {
    List<String> said = new ArrayList<>();
    delay(proxied).ifPresent(said::add);
    lost(proxied).ifPresent(said::add);
    if (proxied.ends().stream().anyMatch(end -> end.close() == Close.RST)) {
      said.add(ends(proxied.ends()));
    }
    proxied.launch().map(this::launch).ifPresent(said::add);
    return String.join("; ", said);
  }

  private static Optional<String> delay(Proxied proxied) {
    Optional<String> there =
        proxied.delay(Direction.CLIENT_TO_SERVER).map(spread -> delay(spread, "to the server"));
    Optional<String> back =
        proxied.delay(Direction.SERVER_TO_CLIENT).map(spread -> delay(spread, "to the client"));
    return there.isPresent() && back.isPresent()
        ? Optional.of("takes " + there.get() + ", " + back.get())
        : there.or(() -> back).map(one -> "takes " + one);
  }

  private static String delay(Spread spread, String way) {
    return Units.millis(spread.medianMs())
        + " "
        + way
        + " (95 % "
        + Units.millis(spread.p95Ms())
        + ", at most "
        + Units.millis(spread.maximumMs())
        + ")";
  }

  private static Optional<String> lost(Proxied proxied) {
    long client = proxied.sentAgain(true, false) + proxied.sentAgain(true, true);
    long server = proxied.sentAgain(false, false) + proxied.sentAgain(false, true);
    return client + server == 0
        ? Optional.empty()
        : Optional.of(
            "sent again on the client's leg "
                + Units.count(proxied.sentAgain(true, true), "segment")
                + " by the gateway and "
                + Units.count(proxied.sentAgain(true, false))
                + " by the client, on the server's leg "
                + Units.count(proxied.sentAgain(false, true))
                + " by the gateway and "
                + Units.count(proxied.sentAgain(false, false))
                + " by the server");
  }

  /** What ended the connections of both legs, in the order of time. */
  String ends(List<LegEnd> all) {
    StringBuilder text = new StringBuilder();
    String next = "first ";
    for (LegEnd end : all) {
      text.append(next)
          .append(end.close() == Close.RST ? "a reset of the " : "a close by the ")
          .append(end.by().label())
          .append(end.clientLeg() ? " on the client's leg" : " on the server's leg")
          .append(" (frame ")
          .append(frame.apply(end.at()))
          .append(", ")
          .append(time.secondsAndZone(end.at().timeNanos()))
          .append(")");
      next = ", then ";
    }
    return text.toString();
  }

  private String launch(Proxied.Launch launch) {
    return "the STA "
        + launch.sta()
        + " named the server"
        + launch.name().map(name -> " " + name).orElse("")
        + " (frame "
        + frame.apply(launch.answer())
        + ", "
        + launch.confidence().label()
        + ")";
  }

  /** The first connection of a leg, and how many more there are. */
  String connection(List<Flow> leg) {
    Flow first = leg.get(0);
    String more =
        leg.size() == 1 ? "" : " and " + Units.count(leg.size() - 1, "connection") + " more";
    return first.client()
        + " > "
        + first.server()
        + " (frame "
        + frame.apply(first.first())
        + ")"
        + more;
  }
}
