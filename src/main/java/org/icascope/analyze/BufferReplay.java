package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.Replay;
import org.icascope.session.EventDetail.Verified;
import org.icascope.session.Session;

/**
 * {@code buffer-replay}: messages sent again from the buffers after a resume, one finding per
 * session. Replay is recovery, not loss; only content that differs from the first transmission is
 * out of order.
 */
final class BufferReplay implements Rule {

  static final String RULE = "buffer-replay";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Integer, List<Observed<Replay>>> bySession = new TreeMap<>();
    for (Observed<Replay> replay : facts.events(Replay.class)) {
      replay
          .event()
          .session()
          .ifPresent(s -> bySession.computeIfAbsent(s, n -> new ArrayList<>()).add(replay));
    }
    bySession.forEach(
        (serial, replays) -> {
          boolean differs =
              replays.stream().anyMatch(r -> r.detail().verified() == Verified.DIFFERENT);
          if (differs || !facts.brokeInStormsOnly(serial)) {
            facts.session(serial).ifPresent(s -> out.accept(finding(facts, s, replays)));
          }
        });
  }

  private static Finding finding(Facts facts, Session session, List<Observed<Replay>> replays) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    replays.forEach(r -> draft.restsOn(r.event()));
    List<Replay> all = replays.stream().map(Observed::detail).toList();
    draft
        .figure("replays", all.size())
        .figure("messages", sum(all, Replay::messages))
        .figure("bytes", sum(all, Replay::bytes))
        .figure("trimmedMessages", sum(all, r -> r.trimmed().orElse(0)))
        .figure("queuedMessages", sum(all, Replay::queuedMessages))
        .figure("queuedBytes", sum(all, Replay::queuedBytes))
        .figure("longestCatchUpMs", longestCatchUp(all));
    for (Direction direction : Direction.values()) {
      List<Replay> own = all.stream().filter(r -> r.direction() == direction).toList();
      String name = direction == Direction.CLIENT_TO_SERVER ? "clientToServer" : "serverToClient";
      draft.figure(name + "Messages", sum(own, Replay::messages));
      draft.figure(name + "Bytes", sum(own, Replay::bytes));
    }
    boolean differs = all.stream().anyMatch(r -> r.verified() == Verified.DIFFERENT);
    return draft.finding(differs ? Severity.WARNING : Severity.INFO, advice(session, all, differs));
  }

  private static long sum(List<Replay> replays, ToLongFunction<Replay> figure) {
    return replays.stream().mapToLong(figure).sum();
  }

  private static OptionalDouble longestCatchUp(List<Replay> replays) {
    return replays.stream()
        .map(Replay::catchUpMs)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  private static Advice advice(Session session, List<Replay> replays, boolean differs) {
    long messages = sum(replays, Replay::messages);
    String title =
        Words.count(messages, "message")
            + " of the session of "
            + session.client()
            + " with "
            + session.server()
            + (messages == 1 ? " was" : " were")
            + " sent again after a resume";
    String explanation =
        "When the session was resumed, both sides told each other what they had received, and sent"
            + " the rest ("
            + Words.count(sum(replays, Replay::bytes), "byte")
            + ") again from their buffers. This is recovery, not loss: it is how Session"
            + " Reliability keeps a session whole. "
            + verification(replays, differs);
    return new Advice(
        title,
        explanation,
        differs
            ? "Keep the capture and show it to the vendor: the two transmissions of a message"
                + " should be the same."
            : "None needed.",
        Optional.empty());
  }

  private static String verification(List<Replay> replays, boolean differs) {
    if (differs) {
      return "But what was sent again differs from what was sent first.";
    }
    return replays.stream().allMatch(r -> r.verified() == Verified.IDENTICAL)
        ? "What was sent again is byte for byte what was sent first."
        : "Not all of it could be compared with the first transmission, which is not captured as a"
            + " whole.";
  }
}
