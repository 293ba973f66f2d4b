package org.icascope.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.session.Session;

/**
 * What is to be noted when the files are read again: segments of connections that are joined, and
 * numbered messages of sessions whose legs are. Which of them there is room for is known before,
 * since the first run counted their packets.
 */
public final class Wanted {

  /**
   * Segments that are noted, over both recorders. Chosen: some 45 MB, and as much again for a
   * moment while they are compared, in the 256 MB that the launcher gives.
   */
  public static final long MOST_SEGMENTS = 1_000_000;

  /** By serial number of the flow, at one recorder. */
  private final Map<Integer, Tracks> segmentsA = new HashMap<>();

  private final Map<Integer, Tracks> segmentsB = new HashMap<>();
  private final Map<Integer, Tracks> messagesA = new HashMap<>();
  private final Map<Integer, Tracks> messagesB = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final Map<Integer, Long> leftOut = new HashMap<>();
  private final boolean oneTrace;
  private long segments;

  private final long most;

  private Wanted(boolean oneTrace, long most) {
    this.oneTrace = oneTrace;
    this.most = most;
  }

  /** Chooses as much as there is room for, in the order of the pairs. */
  static Wanted of(List<SessionPair> pairs, Point a, Point b, long most) {
    Wanted wanted = new Wanted(a.analysis() == b.analysis(), most);
    for (int i = 0; i < pairs.size(); i++) {
      wanted.choose(i, pairs.get(i), a, b);
    }
    return wanted;
  }

  private void choose(int index, SessionPair pair, Point a, Point b) {
    for (int k = 0; k < pair.flows().size(); k++) {
      FlowPair flow = pair.flows().get(k);
      if (hasRoom(index, packets(flow.a()) + packets(flow.b()))) {
        Tracks left = segmentsA.computeIfAbsent(flow.a().serial(), s -> new Tracks());
        Tracks right = segmentsB().computeIfAbsent(flow.b().serial(), s -> new Tracks());
        seen.add(new Seen(index, k, left, right, false));
      }
    }
    if (pair.comparesMessages()) {
      Session left = pair.a().orElseThrow();
      Session right = pair.b().orElseThrow();
      messages(index, flows(left, a), flows(right, b));
    } else {
      messages(index, pair.datagrams(true, a), pair.datagrams(false, b));
    }
  }

  private void messages(int index, List<Flow> near, List<Flow> far) {
    if (near.isEmpty() || far.isEmpty()) {
      return;
    }
    long packets = near.stream().mapToLong(Wanted::packets).sum();
    if (hasRoom(index, packets + far.stream().mapToLong(Wanted::packets).sum())) {
      Tracks first = new Tracks();
      Tracks second = new Tracks();
      near.forEach(flow -> messagesA.put(flow.serial(), first));
      far.forEach(flow -> messagesB().put(flow.serial(), second));
      seen.add(new Seen(index, -1, first, second, true));
    }
  }

  static List<Flow> flows(Session session, Point point) {
    return session.connections().stream()
        .map(connection -> point.flows().get(connection.flow()))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  static long packets(Flow flow) {
    return flow.side(Direction.CLIENT_TO_SERVER).packets()
        + flow.side(Direction.SERVER_TO_CLIENT).packets();
  }

  private boolean hasRoom(int index, long packets) {
    if (segments + packets > most) {
      leftOut.merge(index, packets, Long::sum);
      return false;
    }
    segments += packets;
    return true;
  }

  private Map<Integer, Tracks> segmentsB() {
    return oneTrace ? segmentsA : segmentsB;
  }

  private Map<Integer, Tracks> messagesB() {
    return oneTrace ? messagesA : messagesB;
  }

  /** Where to note the segments of flows of a recorder, by serial number. */
  public Map<Integer, Tracks> segments(boolean first) {
    return first ? segmentsA : segmentsB;
  }

  /** Where to note the numbered messages on flows of a recorder, by serial number. */
  public Map<Integer, Tracks> messages(boolean first) {
    return first ? messagesA : messagesB;
  }

  List<Seen> seen() {
    return seen;
  }

  /** Pairs of which connections were left out, for want of room. */
  Map<Integer, Long> leftOut() {
    return leftOut;
  }
}
