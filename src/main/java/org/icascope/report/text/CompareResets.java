package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.compare.Compared;
import org.icascope.compare.Comparison;
import org.icascope.compare.LegEnd;
import org.icascope.compare.Reset;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.report.Ids;
import org.icascope.session.Session;

/** Who sent the resets, as far as two recorders can tell. */
final class CompareResets {

  private final Comparison comparison;
  private final Ids clientSide;
  private final Layout layout;

  CompareResets(Comparison comparison, Ids clientSide, Layout layout) {
    this.comparison = comparison;
    this.clientSide = clientSide;
    this.layout = layout;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Compared compared : comparison.compared()) {
      for (Reset reset : compared.resets()) {
        if (lines.size() < CompareText.ROWS) {
          lines.addAll(layout.item(Style.YELLOW, "Reset:", name(compared) + ": " + reset(reset)));
        }
      }
      if (lines.size() < CompareText.ROWS
          && compared.ends().stream().anyMatch(e -> e.close() == Close.RST)) {
        lines.addAll(layout.item(Style.YELLOW, "Reset:", ends(compared)));
      }
    }
    return lines;
  }

  /** What happened on both legs of a gateway, in the order of time. */
  private String ends(Compared compared) {
    StringBuilder text = new StringBuilder(session(compared.pair().a(), clientSide));
    String next = ": first ";
    for (LegEnd end : compared.ends()) {
      text.append(next)
          .append(end.close() == Close.RST ? "a reset of the " : "a close by the ")
          .append(end.by().label())
          .append(end.clientLeg() ? " on the client's leg" : " on the server's leg")
          .append(" (frame ")
          .append(end.at().frame())
          .append(")");
      next = ", then ";
    }
    return text.append('.').toString();
  }

  private static String session(Optional<Session> session, Ids ids) {
    return session.flatMap(s -> ids.session(s.serial())).orElse("");
  }

  private String name(Compared compared) {
    Flow flow = compared.flow().orElseThrow().a();
    return compared
            .pair()
            .a()
            .flatMap(session -> clientSide.session(session.serial()))
            .map(id -> id + ", ")
            .orElse("")
        + flow.client()
        + " > "
        + flow.server();
  }

  private static String reset(Reset reset) {
    String side = reset.bears() == Direction.CLIENT_TO_SERVER ? "client" : "server";
    String said =
        switch (reset.origin()) {
          case CLIENT_SIDE -> "sent by the client, or something on its side of both recorders";
          case SERVER_SIDE -> "sent by the server, or something on its side of both recorders";
          case BETWEEN ->
              "bears the address of the "
                  + side
                  + " and never passed its recorder: sent by something between the recorders";
        };
    return said
        + (reset.delivered() ? "" : "; it did not get through to the other side")
        + " ("
        + reset.confidence().label()
        + at(", client side", reset.near())
        + at(", server side", reset.far())
        + ").";
  }

  private static String at(String where, Optional<FrameMark> mark) {
    return mark.map(seen -> where + " frame " + seen.frame()).orElse("");
  }
}
