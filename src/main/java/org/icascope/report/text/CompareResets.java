package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.compare.Compared;
import org.icascope.compare.Comparison;
import org.icascope.compare.Reset;
import org.icascope.compare.ResetKind;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.report.Ids;
import org.icascope.session.Session;

/**
 * Who sent the resets, as far as two recorders can tell. Those that broke something come first, one
 * by one; those that refused or cleaned up are put together where they are alike.
 */
final class CompareResets {

  private final Comparison comparison;
  private final Ids clientSide;
  private final Layout layout;
  private final TimeText time;

  CompareResets(Comparison comparison, Ids clientSide, Layout layout, TimeText time) {
    this.comparison = comparison;
    this.clientSide = clientSide;
    this.layout = layout;
    this.time = time;
  }

  private record Found(Compared compared, Reset reset, ResetKind kind) {

    Flow flow() {
      return compared.flow().orElseThrow().a();
    }

    long timeNanos() {
      return reset.near().or(reset::far).map(FrameMark::timeNanos).orElse(0L);
    }
  }

  /** What makes resets alike. */
  private record Alike(
      ResetKind kind,
      Reset.Origin origin,
      Direction bears,
      Confidence confidence,
      boolean delivered,
      Endpoint server,
      int breaking) {}

  List<Line> lines() {
    Map<Alike, List<Found>> groups = new LinkedHashMap<>();
    for (Found found : found()) {
      boolean breaks = found.kind == ResetKind.BREAK;
      Reset reset = found.reset;
      Alike alike =
          new Alike(
              found.kind,
              reset.origin(),
              reset.bears(),
              reset.confidence(),
              reset.delivered(),
              found.flow().server(),
              breaks ? found.flow().serial() : -1);
      groups.computeIfAbsent(alike, a -> new ArrayList<>()).add(found);
    }
    List<Line> lines = new ArrayList<>();
    for (List<Found> group : groups.values()) {
      if (lines.size() < CompareText.ROWS) {
        boolean breaks = group.get(0).kind == ResetKind.BREAK;
        lines.addAll(layout.item(breaks ? Style.YELLOW : Style.PLAIN, "Reset:", said(group)));
      }
    }
    for (Compared compared : comparison.compared()) {
      if (lines.size() < CompareText.ROWS
          && compared.ends().stream().anyMatch(e -> e.close() == Close.RST)) {
        lines.addAll(layout.item(Style.YELLOW, "Reset:", ends(compared)));
      }
    }
    return lines;
  }

  private List<Found> found() {
    List<Found> all = new ArrayList<>();
    for (Compared compared : comparison.compared()) {
      for (Reset reset : compared.resets()) {
        all.add(new Found(compared, reset, comparison.kind(compared, reset)));
      }
    }
    all.sort(
        Comparator.comparing((Found found) -> found.kind != ResetKind.BREAK)
            .thenComparingLong(Found::timeNanos));
    return all;
  }

  /** Of resets that are alike, or of one. */
  private String said(List<Found> group) {
    Found first = group.get(0);
    String who =
        group.size() == 1
            ? name(first.compared)
            : Units.count(group.size()) + " connections to " + first.flow().server();
    String from = time.secondsAndZone(first.timeNanos());
    String to = time.secondsAndZone(group.get(group.size() - 1).timeNanos());
    return who
        + (from.equals(to)
            ? " at " + from
            : " from " + time.seconds(first.timeNanos()) + " to " + to)
        + why(first.kind)
        + ": "
        + reset(first.reset, group.size() > 1);
  }

  private static String why(ResetKind kind) {
    return switch (kind) {
      case BREAK -> "";
      case ANSWER_TO_SYN -> ", answer to a SYN";
      case AFTER_RESUME -> ", after the session went on over another connection";
      case NO_DATA -> ", without any data before it";
    };
  }

  /** What happened on both legs of a gateway, in the order of time. */
  private String ends(Compared compared) {
    GatewayLines lines = new GatewayLines(time, mark -> Long.toString(mark.frame()));
    return session(compared.pair().a(), clientSide) + ": " + lines.ends(compared.ends()) + ".";
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

  private static String reset(Reset reset, boolean several) {
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
        + (several ? "; the first one" : "")
        + at(", client side", reset.near())
        + at(", server side", reset.far())
        + ").";
  }

  private static String at(String where, Optional<FrameMark> mark) {
    return mark.map(seen -> where + " frame " + seen.frame()).orElse("");
  }
}
