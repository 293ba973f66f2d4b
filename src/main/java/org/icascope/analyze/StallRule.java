package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.flow.Standstill;
import org.icascope.flow.Standstill.Cause;
import org.icascope.flow.TenSeconds;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.Stall;

/**
 * {@code stall}: sessions that stand still and do not break, "it freezes but never disconnects";
 * one finding per server, cause and direction. {@code freezeMs} is the longest.
 */
final class StallRule implements Rule {

  static final String RULE = "stall";

  private record Key(Endpoint server, Cause cause, Direction direction) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<Observed<Stall>>> groups = new LinkedHashMap<>();
    for (Observed<Stall> stall : facts.events(Stall.class)) {
      Standstill what = stall.detail().standstill();
      if (EdtMtuBlackHole.explains(facts, stall.event(), what)) {
        continue;
      }
      facts
          .flowOf(stall.event())
          .map(flow -> new Key(flow.server(), what.cause(), what.direction()))
          .ifPresent(key -> groups.computeIfAbsent(key, k -> new ArrayList<>()).add(stall));
    }
    groups.forEach((key, stalls) -> out.accept(finding(facts, key, stalls)));
  }

  private static Finding finding(Facts facts, Key key, List<Observed<Stall>> stalls) {
    boolean gap = key.cause == Cause.CAPTURE_GAP;
    Draft draft = new Draft(facts, RULE, gap ? Category.CAPTURE : Category.PERFORMANCE);
    draft.server(key.server);
    for (Observed<Stall> stall : stalls) {
      Standstill what = stall.detail().standstill();
      draft.restsOn(stall.event());
      if (!gap) {
        draft.froze(what.from().timeNanos(), what.until().timeNanos());
      }
    }
    Observed<Stall> worst =
        stalls.stream()
            .max(Comparator.comparingDouble(s -> s.detail().standstill().millis()))
            .orElseThrow();
    double longest = worst.detail().standstill().millis();
    draft
        .figure("standstills", stalls.size())
        .figure("sessions", sessions(stalls))
        .figure("longestMs", longest)
        .figure("totalMs", stalls.stream().mapToDouble(s -> s.detail().standstill().millis()).sum())
        .figure(
            "retransmissions",
            stalls.stream().mapToInt(s -> s.detail().standstill().retransmissions()).sum())
        .figure("usualRttMs", facts.flowOf(worst.event()).map(facts::rttMillis).orElseThrow());
    draft.freeze(gap ? OptionalDouble.empty() : OptionalDouble.of(longest));
    return draft.finding(gap ? Severity.INFO : Severity.WARNING, advice(facts, key, stalls, worst));
  }

  private static long sessions(List<Observed<Stall>> stalls) {
    return stalls.stream().map(s -> s.event().session()).distinct().count();
  }

  private static Advice advice(
      Facts facts, Key key, List<Observed<Stall>> stalls, Observed<Stall> worst) {
    Flow flow = facts.flowOf(worst.event()).orElseThrow();
    Standstill longest = worst.detail().standstill();
    long sessions = sessions(stalls);
    String whose =
        sessions == 1
            ? "The session of " + flow.client().address() + " with " + key.server
            : sessions + " sessions with " + key.server;
    String times = " stood still " + Words.times(stalls.size()) + " without breaking";
    String most =
        (stalls.size() == 1 ? " for " : ", for up to ")
            + Words.duration(longest.millis())
            + (sessions == 1 ? "" : " (" + flow.client().address() + ")");
    return new Advice(
        whose + times + most + ": " + cause(key),
        meaning(key) + around(longest),
        remedy(key),
        Optional.of(question(key)));
  }

  private static String cause(Key key) {
    String sender = key.direction.sender();
    String receiver = key.direction.opposite().sender();
    return switch (key.cause) {
      case LOSS -> "packets were lost " + Carried.way(key.direction);
      case ZERO_WINDOW -> "the " + receiver + " took no more data";
      case PEER_SILENT -> "one side was silent while the " + sender + " should have got on";
      case CAPTURE_GAP -> "as it seems, but the capture is not complete there";
    };
  }

  private static String meaning(Key key) {
    String receiver = key.direction.opposite().sender();
    return switch (key.cause) {
      case LOSS ->
          "Data waited while the same segments were sent again and again, with longer and longer"
              + " pauses, until one got through. The connection itself held, so nobody was logged"
              + " off and nothing was reconnected: the user saw a screen that froze and went on.";
      case ZERO_WINDOW ->
          "The "
              + receiver
              + " said that its buffer is full (TCP window 0), and the other side had to wait. The"
              + " network was not the cause: the program there did not read.";
      case PEER_SILENT ->
          "Nothing was heard of one side for longer than the session's own rhythm allows, and then"
              + " it went on by itself: a computer or program that stood still, or a link that was"
              + " away. It was not long enough to break the connection.";
      case CAPTURE_GAP ->
          "Bytes were acknowledged that the capture does not contain, or waited for an"
              + " acknowledgement without being sent again, as TCP would have done: the recorder"
              + " missed something, or its clock was changed. Whether the user noticed anything cannot be said.";
    };
  }

  /** RTT and loss in the ten seconds in which it ended. */
  private static String around(Standstill stall) {
    Optional<TenSeconds> busiest =
        stall.buckets().stream()
            .max(Comparator.comparingInt(bucket -> bucket.retransmissions(stall.direction())));
    if (stall.cause() != Cause.LOSS || busiest.isEmpty()) {
      return "";
    }
    TenSeconds bucket = busiest.get();
    return " In the worst ten seconds around the longest one "
        + bucket.retransmissions(stall.direction())
        + " of "
        + Words.count(bucket.segments(stall.direction()), "segment")
        + " with data were repetitions"
        + (bucket.rttMillis().isPresent()
            ? "; what got through took " + Words.duration(bucket.rttMillis().getAsDouble()) + "."
            : ".");
  }

  private static String remedy(Key key) {
    String receiver = key.direction.opposite().sender();
    return switch (key.cause) {
      case LOSS ->
          "Look for loss on the path: Wi-Fi, an overloaded line, a duplex mismatch, a policer. The"
              + " times of the freezes say when to look.";
      case ZERO_WINDOW ->
          receiver.equals("client")
              ? "Look at the client at these times: processor, graphics, security software, a"
                  + " printer or drive that is slow to take data."
              : "Look at the server at these times: processor, memory, a virtual machine that was"
                  + " halted for a snapshot or moved.";
      case PEER_SILENT ->
          "Look at the silent side at these times: standby, a virtual machine that was halted for a"
              + " snapshot or moved, a Wi-Fi client that changed its access point.";
      case CAPTURE_GAP -> "Capture again with a larger buffer, or closer to one of the ends.";
    };
  }

  private static String question(Key key) {
    return key.cause == Cause.CAPTURE_GAP
        ? "Did the recorder report dropped packets?"
        : "Does a capture at the other end of the path show the same standstill?"
            + " icascope compare puts the two side by side.";
  }
}
