package org.icascope.report.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Replay;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.Verified;
import org.icascope.session.Incident;
import org.icascope.session.Incident.Result;
import org.icascope.session.IncidentCause;
import org.icascope.session.ResetCode;

/** Verdicts in words. */
final class IncidentText {

  /** Silence before a reset that is worth telling: shorter ones are ordinary pauses (chosen). */
  private static final double SILENCE_WORTH_TELLING_MS = 2000;

  private final Facts facts;
  private final TimeText times;
  private final EndText end;

  IncidentText(Facts facts, TimeText times) {
    this.facts = facts;
    this.times = times;
    this.end = new EndText(facts);
  }

  /** The figure in front: {@code 17.5 s frozen}. */
  String label(IncidentGroup group) {
    Incident incident = group.first();
    if (!group.single()) {
      return many(group);
    }
    if (killed(incident)) {
      return "session ended on purpose";
    }
    double freeze = Facts.freezeMs(incident);
    return switch (incident.result()) {
      case RESUMED -> freeze < 0 ? "resumed" : Units.millis(freeze) + " frozen";
      case NEW_SESSION -> freeze < 0 ? "new session" : Units.millis(freeze) + " lost";
      case FALLBACK -> freeze < 0 ? "fallback" : Units.millis(freeze) + " lost";
      case REFUSED -> "resume refused";
      case GAVE_UP -> Facts.failedStart(incident) ? "no way in" : "not resumed";
      case UNKNOWN -> Facts.failedStart(incident) ? "start failed" : "end not seen";
    };
  }

  static Style style(IncidentGroup group) {
    return group.recovered() ? Style.YELLOW : Style.RED;
  }

  private boolean killed(Incident incident) {
    return facts.resetCode(incident).stream().anyMatch(c -> c.kind() == ResetCode.Kind.KILLED);
  }

  /** One or two sentences. */
  String text(IncidentGroup group) {
    return group.single() ? single(group.first()) : together(group);
  }

  /** The same in fewer words, for screens that have much to tell. */
  String brief(IncidentGroup group) {
    if (!group.single()) {
      return together(group);
    }
    Incident incident = group.first();
    return "at "
        + times.seconds(incident.startNanos())
        + ", "
        + facts.briefly(incident)
        + ": "
        + begin(incident)
        + resetCode(incident)
        + briefEnd(incident)
        + ".";
  }

  private String single(Incident incident) {
    return "at "
        + times.seconds(incident.startNanos())
        + ", "
        + facts.who(incident)
        + ": "
        + cause(incident)
        + (killed(incident) ? "" : "; " + end.of(incident))
        + replay(incident)
        + ".";
  }

  /** What is worth a few words even on a full screen. */
  private String briefEnd(Incident incident) {
    if (EndText.open(incident)) {
      return "; " + end.of(incident);
    }
    return incident.result() == Result.RESUMED && !end.moved(incident).isEmpty()
        ? "; back" + end.moved(incident)
        : "";
  }

  /** What went wrong; for a start that failed twice, both ways in. */
  private String begin(Incident incident) {
    String cause = incident.cause().text();
    return Facts.failedStart(incident) ? end.blocked(incident).orElse(cause) : cause;
  }

  private String cause(Incident incident) {
    Optional<Suspend> cleanUp =
        facts.eventsOf(incident).stream()
            .map(Event::detail)
            .filter(Suspend.class::isInstance)
            .map(Suspend.class::cast)
            .filter(s -> s.closedBy().isPresent())
            .filter(s -> s.silentBeforeCloseMs().orElse(0) >= SILENCE_WORTH_TELLING_MS)
            .findFirst();
    String text = begin(incident) + resetCode(incident);
    return cleanUp
        .map(
            s ->
                text
                    + " (the "
                    + s.closedBy().get().sender()
                    + " closed after "
                    + Units.millis(s.silentBeforeCloseMs().getAsDouble())
                    + " of silence)")
        .orElse(text);
  }

  /** What the window field of the RST says, where it says something. */
  private String resetCode(Incident incident) {
    return facts
        .resetCode(incident)
        .map(code -> " (code " + code.code() + " of a NetScaler: " + code.meaning() + ")")
        .orElse("");
  }

  private String replay(Incident incident) {
    List<Replay> replays =
        facts.eventsOf(incident).stream()
            .map(Event::detail)
            .filter(Replay.class::isInstance)
            .map(Replay.class::cast)
            .toList();
    if (replays.isEmpty()) {
      return "";
    }
    long messages = replays.stream().mapToLong(Replay::messages).sum();
    long bytes = replays.stream().mapToLong(Replay::bytes).sum();
    boolean different = replays.stream().anyMatch(r -> r.verified() == Verified.DIFFERENT);
    boolean identical = replays.stream().allMatch(r -> r.verified() == Verified.IDENTICAL);
    String checked = different ? ", NOT identical" : identical ? ", identical" : "";
    return "; sent again: "
        + Units.count(messages, "message")
        + ", "
        + Units.bytes(bytes)
        + checked;
  }

  private static String many(IncidentGroup group) {
    List<Incident> all = group.incidents();
    long sessions = all.stream().flatMap(i -> i.sessions().stream().limit(1)).distinct().count();
    return Facts.failedStart(group.first()) || sessions == 0
        ? Units.count(all.size(), "failed start")
        : Units.count(sessions, "session") + " suspended";
  }

  private String together(IncidentGroup group) {
    List<Incident> all = group.incidents();
    return "within "
        + Units.millis(Math.max(group.startSpanNanos() / 1e6, 0.1))
        + " at "
        + times.seconds(group.startNanos())
        + servers(all)
        + ": "
        + commonCause(all)
        + "; "
        + results(all)
        + ".";
  }

  private String servers(List<Incident> all) {
    List<String> servers =
        all.stream()
            .map(i -> i.server().orElseGet(() -> serverOfSession(i)))
            .filter(s -> !s.isEmpty())
            .distinct()
            .toList();
    return servers.isEmpty()
        ? ""
        : servers.size() == 1
            ? " on " + servers.get(0)
            : " on " + Units.count(servers.size(), "server");
  }

  private String serverOfSession(Incident incident) {
    return incident.sessions().isEmpty()
        ? ""
        : facts.analysis().sessions().get(incident.sessions().get(0)).server().toString();
  }

  private static String commonCause(List<Incident> all) {
    Map<IncidentCause, Long> causes =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Incident::cause,
                    () -> new EnumMap<>(IncidentCause.class),
                    Collectors.counting()));
    var most = causes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    return causes.size() == 1
        ? most.getKey().text()
        : "mostly " + most.getKey().text() + " (" + most.getValue() + " of " + all.size() + ")";
  }

  private static String results(List<Incident> all) {
    StringJoiner text = new StringJoiner(", ");
    for (Result result : Result.values()) {
      List<Incident> these = all.stream().filter(i -> i.result() == result).toList();
      if (!these.isEmpty()) {
        String who = these.size() == all.size() ? "all " : Units.count(these.size()) + " ";
        text.add(who + manyResult(result) + range(these));
      }
    }
    return text.toString();
  }

  private static String manyResult(Result result) {
    return switch (result) {
      case RESUMED -> "resumed";
      case REFUSED -> "refused";
      case NEW_SESSION -> "came back in a new session";
      case FALLBACK -> "fell back to 1494";
      case GAVE_UP -> "did not come back";
      case UNKNOWN -> "open at the end of the capture";
    };
  }

  private static String range(List<Incident> these) {
    double[] freezes = these.stream().mapToDouble(Facts::freezeMs).filter(f -> f >= 0).toArray();
    if (freezes.length == 0 || !Facts.recovered(these.get(0))) {
      return "";
    }
    double least = java.util.Arrays.stream(freezes).min().getAsDouble();
    double most = java.util.Arrays.stream(freezes).max().getAsDouble();
    return " after " + Units.millisRange(least, most);
  }
}
