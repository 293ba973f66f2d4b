package org.icascope.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.flow.Standstill.Cause;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * How a TCP flow that carries a session gets on: what waits for how long, what is sent again, in
 * which ten seconds. Kept for flows that somebody asked for ({@link Flow#follow}) only.
 *
 * <p>Takes 1 kB a flow, and with every standstill up to 1.5 kB more; of these the first {@value
 * #MOST_STANDSTILLS} are kept.
 */
public final class Course {

  /** Standstills that are kept. Chosen: a flow with more of them shows the same again and again. */
  public static final int MOST_STANDSTILLS = 64;

  /** Buckets at hand for what may come. Chosen: half a minute before and what lasts as long. */
  private static final int RECENT = 4;

  /** What gets through so soon after it was sent again did so because of that. Chosen. */
  private static final long REPAIR_NANOS = 1_000_000_000L;

  private static final int FLAGS = Headers.SYN | Headers.FIN | Headers.RST;

  private final CourseLimits limits;
  private final CourseSide client = new CourseSide(Direction.CLIENT_TO_SERVER);
  private final CourseSide server = new CourseSide(Direction.SERVER_TO_CLIENT);
  private final Deque<TenSeconds> recent = new ArrayDeque<>(RECENT);
  private final List<TenSeconds> beforeTrouble = new ArrayList<>(0);
  private final List<Standstill> standstills = new ArrayList<>(0);
  private final MarkSlot last = new MarkSlot();
  private TenSeconds bucket;
  private Standstill followed;
  private int moreStandstills;
  private long standstillEnd = Long.MIN_VALUE;
  private long clientSilenceNanos = Long.MAX_VALUE;
  private long serverSilenceNanos = Long.MAX_VALUE;
  private long rttNanos;
  private Quiet quiet;
  private boolean quietUnanswered;
  private long longestSurvivedNanos;

  Course(CourseLimits limits, long nanos) {
    this.limits = limits;
    this.bucket = new TenSeconds(nanos);
    recent.add(bucket);
    last.set(0, 0, nanos);
  }

  /**
   * A side that sends no payload for so long, though the other one does, is silent. Of a side that
   * never promised to send nothing is concluded.
   */
  public void expect(Direction direction, long nanos) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      clientSilenceNanos = nanos;
    } else {
      serverSilenceNanos = nanos;
    }
  }

  /**
   * One segment of {@code side}, judged.
   *
   * @param isNew it brought new payload
   * @param acknowledges it acknowledged something new
   * @return whether a standstill was over with it
   */
  boolean onSegment(
      Direction direction,
      Headers headers,
      FlowSide side,
      FlowSide other,
      boolean isNew,
      boolean acknowledges) {
    long now = headers.frame().timeNanos();
    boolean byClient = direction == Direction.CLIENT_TO_SERVER;
    CourseSide self = byClient ? client : server;
    CourseSide peer = byClient ? server : client;
    int length = headers.payloadLength();
    boolean repeated =
        side.segmentKind == SegmentKind.RETRANSMISSION
            || side.segmentKind == SegmentKind.FAST_RETRANSMISSION;
    if (bucket.isOver(now)) {
      next(now);
    }
    bucket.segment(direction, length, repeated);
    if (now - last.timeNanos() >= limits.quietNanos() || quietUnanswered) {
      quiet(direction, headers, now);
    }
    last.set(headers.frame());
    int before = standstills.size() + moreStandstills;
    if (!headers.has(FLAGS)) {
      window(self, peer, headers, side.remarks);
      self.heard(headers, now);
    }
    if (!headers.has(Headers.RST)) { // the last word of somebody who gives up
      heard(peer, headers, side);
    }
    if (acknowledges) {
      acknowledged(peer, self, headers, other, side.remarks);
    }
    if (length > 0 && !side.segmentKind.isProbe()) {
      payload(self, peer, headers, side, other.tcp, isNew, repeated);
    }
    return standstills.size() + moreStandstills > before;
  }

  /** A time from data to its acknowledgement. */
  void rtt(long nanos) {
    rttNanos = nanos;
    bucket.rtt(nanos);
  }

  private void next(long now) {
    bucket = new TenSeconds(now);
    if (recent.size() == RECENT) {
      recent.remove();
    }
    recent.add(bucket);
    if (followed != null && !followed.follow(bucket)) {
      followed = null;
    }
  }

  private void quiet(Direction direction, Headers headers, long now) {
    if (now - last.timeNanos() >= limits.quietNanos()) {
      quiet = new Quiet(last.mark(), headers.frame().mark(), direction);
      quietUnanswered = true;
    } else if (direction != quiet.endedBy() && !headers.has(Headers.RST)) {
      quietUnanswered = false;
      long nanos = quiet.until().timeNanos() - quiet.from().timeNanos();
      longestSurvivedNanos = Math.max(longestSurvivedNanos, nanos);
    }
  }

  /** Something came of the side that bytes of {@code peer} may wait for. */
  private static void heard(CourseSide peer, Headers headers, FlowSide side) {
    if (peer.waiting && peer.repeatsWaiting > 0) {
      peer.heardWaiting++;
      if (peer.stuck != null) {
        boolean duplicate = side.segmentKind == SegmentKind.DUPLICATE_ACK;
        peer.stuck.heard(duplicate, headers.sackBlocks());
      }
    }
    if (peer.closed) {
      peer.closedWanted |= headers.payloadLength() > 0 || side.segmentKind.isProbe();
    }
  }

  private void window(CourseSide self, CourseSide peer, Headers headers, int remarks) {
    if (headers.window() != 0) {
      if (self.closed) {
        opened(self, peer, headers);
      }
    } else if (!self.closed && SegmentRemark.ZERO_WINDOW.in(remarks) == 1) {
      self.closed = true;
      self.closedWanted = false;
      self.closedFrom.set(headers.frame());
    }
  }

  private void opened(CourseSide self, CourseSide peer, Headers headers) {
    FrameMark until = headers.frame().mark();
    boolean wanted = self.closedWanted || peer.waiting;
    self.opened(until, wanted);
    if (wanted && until.timeNanos() - self.closedFrom.timeNanos() >= limits.standstillNanos()) {
      add(
          new Standstill(
              peer.direction,
              Cause.ZERO_WINDOW,
              self.closedFrom.mark(),
              until,
              new Standstill.Meanwhile(peer.repeatsWaiting, peer.newsWaiting),
              true,
              around()));
      if (peer.waiting) {
        peer.startWaiting(headers);
      }
    }
  }

  private void acknowledged(
      CourseSide sender, CourseSide receiver, Headers headers, FlowSide ofSender, int remarks) {
    int acknowledgement = (int) headers.acknowledgement();
    sender.acknowledged(acknowledgement, bucket);
    boolean unseen = SegmentRemark.ACKED_UNSEEN.in(remarks) == 1;
    sender.gapOfPayload |= unseen;
    receiver.newsWaiting += receiver.repeatsWaiting > 0 ? 1 : 0;
    if (!sender.waiting) {
      return;
    }
    long now = headers.frame().timeNanos();
    if (now - sender.waitingFrom.timeNanos() >= limits.standstillNanos()) {
      Cause cause = cause(sender, receiver, now, unseen);
      add(waited(sender, cause, headers.frame().mark(), true));
    }
    sender.waiting = false;
    if (ofSender.tcp.nextKnown && ofSender.tcp.next - acknowledgement > 0) {
      sender.startWaiting(headers);
    }
  }

  private Cause cause(CourseSide sender, CourseSide receiver, long now, boolean unseen) {
    if (receiver.closed || receiver.reopenedNanos > sender.waitingFrom.timeNanos()) {
      return Cause.ZERO_WINDOW;
    }
    if (unseen || sender.gapWaiting && sender.repeatsWaiting == 0) {
      return Cause.CAPTURE_GAP;
    }
    boolean repaired = now - sender.lastRepeatNanos <= Math.max(REPAIR_NANOS, 4 * rttNanos);
    return sender.repeatsWaiting > 0 && (repaired || sender.heardWaiting > 0)
        ? Cause.LOSS
        : Cause.PEER_SILENT;
  }

  private Standstill waited(CourseSide sender, Cause cause, FrameMark until, boolean over) {
    return new Standstill(
        sender.direction,
        cause,
        sender.waitingFrom.mark(),
        until,
        new Standstill.Meanwhile(sender.repeatsWaiting, sender.newsWaiting),
        over,
        around());
  }

  private void payload(
      CourseSide self,
      CourseSide peer,
      Headers headers,
      FlowSide side,
      TcpSideState peerTcp,
      boolean isNew,
      boolean repeated) {
    self.sent(headers, isNew);
    if (isNew) {
      news(self, peer, headers, side.remarks);
    }
    if (repeated) {
      self.repeats(headers, peerTcp);
      repeatedWhileWaiting(self, headers.frame().timeNanos());
    }
    if (!self.waiting && (isNew || repeated)) {
      self.startWaiting(headers);
    } else if (self.waiting) {
      self.gapWaiting |= SegmentRemark.PREVIOUS_NOT_CAPTURED.in(side.remarks) == 1;
    }
  }

  private void repeatedWhileWaiting(CourseSide self, long now) {
    if (!self.waiting) {
      return;
    }
    self.repeatsWaiting++;
    self.lastRepeatNanos = now;
    if (self.repeatsWaiting == 1) { // what came before must not be gone when it is over
      beforeTrouble.clear();
      beforeTrouble.addAll(recent);
    }
  }

  private void news(CourseSide self, CourseSide peer, Headers headers, int remarks) {
    peer.newsOfPeer++;
    long now = headers.frame().timeNanos();
    long since = self.lastPayload.timeNanos();
    long limit =
        self.direction == Direction.CLIENT_TO_SERVER ? clientSilenceNanos : serverSilenceNanos;
    if (since != 0
        && now - since >= limit
        && self.newsOfPeer > 1
        && standstillEnd < since
        && self.reopenedNanos < since
        && peer.reopenedNanos < since) {
      boolean gap = self.gapOfPayload || SegmentRemark.PREVIOUS_NOT_CAPTURED.in(remarks) == 1;
      add(
          new Standstill(
              self.direction,
              gap ? Cause.CAPTURE_GAP : Cause.PEER_SILENT,
              self.lastPayload.mark(),
              headers.frame().mark(),
              new Standstill.Meanwhile(0, self.newsOfPeer),
              true,
              around()));
    }
    self.lastPayload.set(headers.frame());
    self.newsOfPeer = 0;
    self.gapOfPayload = false;
  }

  private void add(Standstill standstill) {
    standstillEnd = standstill.until().timeNanos();
    if (standstills.size() < MOST_STANDSTILLS) {
      standstills.add(standstill);
      followed = standstill;
    } else {
      moreStandstills++;
    }
  }

  private List<TenSeconds> around() {
    List<TenSeconds> around = new ArrayList<>(beforeTrouble);
    around.addAll(recent);
    beforeTrouble.clear();
    return around.stream().distinct().toList();
  }

  /** What waits at this moment and did so for long enough, both directions. */
  public List<Standstill> unfinished(FrameMark now) {
    List<Standstill> open = new ArrayList<>();
    for (CourseSide side : List.of(client, server)) {
      CourseSide receiver = side == client ? server : client;
      boolean closed = receiver.closed && (receiver.closedWanted || side.waiting);
      if (closed && isLong(receiver.closedFrom, now)) {
        open.add(
            new Standstill(
                side.direction,
                Cause.ZERO_WINDOW,
                receiver.closedFrom.mark(),
                now,
                new Standstill.Meanwhile(side.repeatsWaiting, side.newsWaiting),
                false,
                around()));
      } else if (side.waiting && side.repeatsWaiting > 0 && isLong(side.waitingFrom, now)) {
        Cause cause = side.heardWaiting > 0 ? Cause.LOSS : Cause.PEER_SILENT;
        open.add(waited(side, cause, now, false));
      }
    }
    return open;
  }

  private boolean isLong(MarkSlot from, FrameMark now) {
    return now.timeNanos() - from.timeNanos() >= limits.standstillNanos();
  }

  /** Standstills that are over, in the order of their ends. */
  public List<Standstill> standstills() {
    return List.copyOf(standstills);
  }

  /** The one that was over last; there is one when {@link Signal#STALLED} was told. */
  public Standstill latestStandstill() {
    return standstills.get(standstills.size() - 1);
  }

  /** How many more than {@link #MOST_STANDSTILLS} there were. */
  public int moreStandstills() {
    return moreStandstills;
  }

  public CourseSide side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  /** The latest time without any segment. */
  public Optional<Quiet> quiet() {
    return Optional.ofNullable(quiet);
  }

  /** Nothing but a RST answered what ended that time. */
  public boolean quietUnanswered() {
    return quietUnanswered;
  }

  /** The longest such time after which both sides went on, milliseconds; 0 when there was none. */
  public double longestSurvivedMillis() {
    return longestSurvivedNanos / 1e6;
  }
}
