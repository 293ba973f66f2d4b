package org.icascope.report.text;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icascope.compare.Clock;
import org.icascope.compare.Compared;
import org.icascope.compare.Comparison;
import org.icascope.compare.Loss;
import org.icascope.compare.SessionPair;
import org.icascope.compare.Unjoined;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Decimals;
import org.icascope.model.Direction;
import org.icascope.model.Spread;
import org.icascope.report.Ids;
import org.icascope.session.Session;

/** A comparison for a person. */
public final class CompareText {

  /** Rows of a table; JSON has all. Chosen: what a person reads. */
  static final int ROWS = 100;

  /** From here on a clock is off by minutes, which is easier to read so. */
  private static final double LONG_MILLIS = 60_000;

  private final Comparison comparison;
  private final Layout layout;
  private final Ids clientSide;
  private final Ids serverSide;
  private final boolean allFlows;
  private final TimeText time;

  /**
   * @param width columns no line exceeds, {@link TextOptions#LEAST_WIDTH} or more
   * @param allFlows every TCP connection was looked at, not only those of Citrix
   * @param zone of the times
   */
  public CompareText(Comparison comparison, int width, boolean allFlows, ZoneId zone) {
    this.comparison = comparison;
    this.layout = new Layout(width);
    this.allFlows = allFlows;
    this.time = new TimeText(zone);
    clientSide = new Ids(comparison.clientSide().analysis());
    serverSide = new Ids(comparison.serverSide().analysis());
  }

  /** Errors stay in the writer ({@link PrintWriter#checkError()}). */
  public void write(PrintWriter out) {
    new Parts(points())
        .then(new CompareCoverage(comparison, allFlows, layout).lines())
        .then(losses())
        .then(new CompareResets(comparison, clientSide, layout, time).lines())
        .then(legs())
        .then(pairs())
        .then(rest())
        .print(out);
  }

  private List<Line> points() {
    if (comparison.oneTrace()) {
      return layout.paragraph(
          comparison.clientSide().files()
              + " has sessions twice: "
              + Units.count(comparison.pairs().size(), "pair")
              + ".");
    }
    List<Line> lines =
        new ArrayList<>(layout.item(Style.PLAIN, "Client side:", comparison.clientSide().files()));
    lines.addAll(layout.item(Style.PLAIN, "Server side:", comparison.serverSide().files()));
    if (!comparison.positionKnown()) {
      lines.addAll(
          layout.paragraph(
              "Which one is nearer to the client could not be told; this is assumed."));
    }
    comparison.clock().ifPresent(clock -> lines.addAll(layout.paragraph(clock(clock))));
    return lines;
  }

  private static String clock(Clock clock) {
    String ahead =
        "The clock of the server side is "
            + offset(Math.abs(clock.offsetMs()))
            + (clock.offsetMs() < 0 ? " behind" : " ahead");
    if (clock.errorMs().isEmpty()) {
      return ahead + ", the delay included: only one direction was seen at both.";
    }
    String drift =
        clock.driftPpm() == 0
            ? ""
            : String.format(Locale.ROOT, " at the start, drifting by %.1f ppm", clock.driftPpm());
    return ahead
        + drift
        + ", give or take "
        + Units.millis(clock.errorMs().getAsDouble())
        + "; taken from both directions as if the delay were the same both ways.";
  }

  private static String offset(double millis) {
    String exact = Decimals.grouped(millis, 1) + " ms";
    return millis < LONG_MILLIS ? exact : Units.millis(millis) + " (" + exact + ")";
  }

  private List<Line> losses() {
    List<Line> lines = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Loss loss = comparison.loss().get(direction);
      if (loss.segments() > 0 || loss.outside() > 0) {
        lines.addAll(layout.item(Style.PLAIN, way(direction) + ":", loss(loss)));
      }
    }
    return lines;
  }

  private static String way(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER
        ? "Client to server (up)"
        : "Server to client (down)";
  }

  private String loss(Loss loss) {
    StringBuilder text = new StringBuilder();
    text.append(Units.count(loss.lost())).append(" of ");
    text.append(Units.count(loss.segments(), "TCP segment")).append(" lost between the recorders");
    if (loss.lost() > 0) {
      text.append(String.format(Locale.ROOT, " (%.2f %%)", 100.0 * loss.lost() / loss.segments()));
      text.append(", ").append(Units.count(loss.lostData())).append(" with payload");
    }
    loss.worst()
        .ifPresent(
            worst ->
                text.append("; worst ten seconds from ")
                    .append(time.secondsAndZone(worst.startNanos()))
                    .append(": ")
                    .append(Units.count(worst.lost()))
                    .append(" of ")
                    .append(Units.count(worst.segments())));
    text.append('.');
    also(
        text, loss.notRecorded(), "arrived all the same: the recorder at the receiver missed them");
    also(
        text,
        loss.missingAtSender(),
        "seen only near the receiver: the other recorder missed them");
    also(
        text,
        loss.acknowledgementsMissing(),
        "of "
            + Units.count(loss.acknowledgements(), "bare acknowledgement")
            + " did not turn up, lost or not recorded");
    also(text, loss.outside(), "not judged: the other recorder did not run then");
    return text.toString();
  }

  private static void also(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(' ').append(Units.count(count)).append(' ').append(what).append('.');
    }
  }

  private List<Line> legs() {
    Columns table =
        new Columns(
            List.of(
                new Columns.Column("part of the way", 0, false),
                new Columns.Column("median", 0, true),
                new Columns.Column("95 %", 0, true),
                new Columns.Column("samples", 1, true)));
    row(table, "client side to client and back", comparison.beyondClientSide());
    String first = comparison.oneTrace() ? "client's leg" : "client side";
    String second = comparison.oneTrace() ? "server's leg" : "server side";
    row(
        table,
        first + " to " + second,
        Optional.ofNullable(comparison.delay().get(Direction.CLIENT_TO_SERVER)));
    row(
        table,
        second + " to " + first,
        Optional.ofNullable(comparison.delay().get(Direction.SERVER_TO_CLIENT)));
    row(table, "server side to server and back", comparison.beyondServerSide());
    return table.isEmpty() ? List.of() : table.lines(layout.width());
  }

  private static void row(Columns table, String name, Optional<Spread> spread) {
    spread.ifPresent(
        found ->
            table.row(
                List.of(
                    name,
                    Units.millis(found.medianMs()),
                    Units.millis(found.p95Ms()),
                    Units.count(found.samples()))));
  }

  private List<Line> pairs() {
    Columns table =
        new Columns(
            List.of(
                new Columns.Column(
                    comparison.oneTrace() ? "client's leg" : "client side", 0, false),
                new Columns.Column(
                    comparison.oneTrace() ? "server's leg" : "server side", 0, false),
                new Columns.Column("same by", 0, false),
                new Columns.Column("lost", 0, false)));
    for (SessionPair pair :
        comparison.pairs().subList(0, Math.min(ROWS, comparison.pairs().size()))) {
      table.row(
          List.of(
              session(pair.a(), clientSide, pair.flows().stream().map(f -> f.a()).findFirst()),
              session(pair.b(), serverSide, pair.flows().stream().map(f -> f.b()).findFirst()),
              by(pair),
              lost(pair)));
    }
    List<Line> lines = new ArrayList<>(table.isEmpty() ? List.of() : table.lines(layout.width()));
    if (comparison.pairs().size() > ROWS) {
      lines.addAll(
          layout.paragraph(
              Units.count(comparison.pairs().size() - ROWS)
                  + " more: --format json has every one."));
    }
    return lines;
  }

  private static String by(SessionPair pair) {
    boolean certain = pair.confidence() == Confidence.CERTAIN;
    return pair.by().label() + (certain ? "" : ", " + pair.confidence().label());
  }

  /** Over all connections of the pair; a dash where none, or not all of it, was compared. */
  private String lost(SessionPair pair) {
    List<Compared> all = comparison.compared().stream().filter(c -> c.pair() == pair).toList();
    return all.isEmpty() || comparison.runsOverEdt(pair)
        ? "-"
        : lost(all, Direction.CLIENT_TO_SERVER)
            + " up, "
            + lost(all, Direction.SERVER_TO_CLIENT)
            + " down";
  }

  private static String lost(List<Compared> all, Direction direction) {
    return Units.count(all.stream().mapToLong(c -> c.loss().get(direction).lost()).sum());
  }

  private static String session(Optional<Session> session, Ids ids, Optional<Flow> flow) {
    return session
        .map(s -> ids.session(s.serial()).orElse("") + " " + s.client() + " > " + s.server())
        .orElseGet(() -> flow.map(f -> f.client() + " > " + f.server()).orElse(""));
  }

  private List<Line> rest() {
    List<Line> lines = new ArrayList<>();
    comparison.notCompared().stream()
        .limit(ROWS)
        .forEach(
            each ->
                lines.addAll(
                    layout.item(
                        Style.YELLOW,
                        "Not compared:",
                        session(each.pair().a(), clientSide, Optional.empty())
                            + ": "
                            + each.reason()
                            + ".")));
    for (Unjoined each : comparison.unjoined().stream().limit(ROWS).toList()) {
      boolean client = each.point().equals(comparison.clientSide().name());
      lines.addAll(
          layout.item(
              Style.YELLOW,
              "Not joined:",
              session(
                      Optional.of(each.session()),
                      client ? clientSide : serverSide,
                      Optional.empty())
                  + (comparison.oneTrace() ? "" : client ? " (client side)" : " (server side)")
                  + ": "
                  + each.reason()
                  + "."));
    }
    return lines;
  }
}
