package org.icascope.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.flow.Standstill.Cause;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * How a flow that carries a session gets on: what waits for how long, what is sent again, in which
 * ten seconds. Kept for flows that somebody asked for ({@link Flow#follow}) only.
 *
 * <p>Takes 1 kB a flow, and with every standstill up to 1.5 kB more; of these the first {@value
 * #MOST_STANDSTILLS} are kept.
 */
public final class Course {

  /** Standstills that are kept. Chosen: a flow with more of them shows the same again and again. */
  public static final int MOST_STANDSTILLS = 64;

  /** What gets through so soon after it was sent again did so because of that. Chosen. */
  private static final long REPAIR_NANOS = 1_000_000_000L;

  private final CourseLimits limits;
  private final CourseSide client = new CourseSide(Direction.CLIENT_TO_SERVER);
  private final CourseSide server = new CourseSide(Direction.SERVER_TO_CLIENT);
  private final TenSecondsLog log;
  private final QuietTimes quietTimes;
  private final StandstillLog standstills;
  private long clientSilenceNanos = Long.MAX_VALUE;
  private long serverSilenceNanos = Long.MAX_VALUE;
  private long rttNanos;
  private boolean repeatsByClock;
  private long lastNanos;

  Course(CourseLimits limits, long nanos) {
    this.limits = limits;
    this.lastNanos = nanos;
    this.log = new TenSecondsLog(nanos);
    this.standstills = new StandstillLog(log);
    this.quietTimes = new QuietTimes(limits.quietNanos(), nanos);
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
   * One packet.
   *
   * @param receiver for TCP: what is remembered of the side that the packet goes to
   * @return whether a standstill was over with it that is kept
   */
  boolean on(CourseStep step, TcpSideState receiver) {
    repeatsByClock = step.repeatsByClock();
    boolean byClient = step.direction == Direction.CLIENT_TO_SERVER;
    CourseSide self = byClient ? client : server;
    CourseSide peer = byClient ? server : client;
    log.at(step.nanos()).segment(step.direction, step.length, step.repeated);
    int before = standstills.keptCount();
    self.noQuiet(step.nanos() - lastNanos);
    peer.noQuiet(step.nanos() - lastNanos);
    lastNanos = step.nanos();
    window(self, peer, step);
    if (step.lives) {
      heard(peer, step);
    }
    if (step.acknowledges) {
      acknowledged(peer, self, step);
    }
    if (step.carries) {
      self.sent(step);
    }
    if (step.speaks) {
      speaks(self, peer, step);
    }
    if (step.carries) {
      payload(self, step, receiver);
    }
    return standstills.keptCount() > before;
  }

  /** A time from data to its acknowledgement. */
  void rtt(long nanos) {
    rttNanos = nanos;
    log.latest().rtt(nanos);
  }

  QuietTimes quietTimes() {
    return quietTimes;
  }

  /** Something came of the side that bytes of {@code peer} may wait for. */
  private static void heard(CourseSide peer, CourseStep step) {
    if (peer.waiting && peer.repeatsWaiting > 0) {
      peer.heardWaiting++;
      if (peer.stuck != null) {
        peer.stuck.heard(step.duplicate, step.selective);
      }
    }
    if (peer.closed) {
      peer.closedWanted |= step.wants;
    }
  }

  private void window(CourseSide self, CourseSide peer, CourseStep step) {
    if (step.opens) {
      if (self.closed) {
        opened(self, peer, step);
      }
    } else if (step.closes && !self.closed) {
      self.closed = true;
      self.closedWanted = false;
      step.markIn(self.closedFrom);
    }
  }

  private void opened(CourseSide self, CourseSide peer, CourseStep step) {
    FrameMark until = step.mark();
    boolean wanted = self.closedWanted || peer.waiting;
    self.opened(until, wanted);
    if (wanted && until.timeNanos() - self.closedFrom.timeNanos() >= limits.standstillNanos()) {
      standstills.add(
          new Standstill(
              peer.direction,
              Cause.ZERO_WINDOW,
              self.closedFrom.mark(),
              until,
              new Standstill.Meanwhile(peer.repeatsWaiting, peer.newsWaiting),
              true,
              log.around()));
      if (peer.waiting) {
        peer.startWaiting(step);
      }
    }
  }

  private void acknowledged(CourseSide sender, CourseSide receiver, CourseStep step) {
    sender.acknowledged(step.acknowledgement, log.latest());
    sender.gapOfPayload |= step.acknowledgesUnseen;
    receiver.newsWaiting += receiver.repeatsWaiting > 0 ? 1 : 0;
    if (!sender.waiting) {
      return;
    }
    long now = step.nanos();
    if (now - sender.waitingFrom.timeNanos() >= limits.standstillNanos()) {
      Cause cause = cause(sender, receiver, now, step.acknowledgesUnseen);
      standstills.add(waited(sender, cause, step.mark(), true));
    }
    sender.waiting = false;
    if (step.moreUnderWay) {
      sender.startWaiting(step);
    }
  }

  private Cause cause(CourseSide sender, CourseSide receiver, long now, boolean unseen) {
    if (receiver.closed || receiver.reopenedNanos > sender.waitingFrom.timeNanos()) {
      return Cause.ZERO_WINDOW;
    }
    if (unseen || sender.repeatsWaiting == 0 && (sender.gapWaiting || repeatsByClock)) {
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
        log.around());
  }

  private void payload(CourseSide self, CourseStep step, TcpSideState receiver) {
    if (step.repeated) {
      self.repeats(step, receiver);
      repeatedWhileWaiting(self, step.nanos());
    }
    if (!self.waiting && (step.isNew || step.repeated)) {
      self.startWaiting(step);
    } else if (self.waiting) {
      self.gapWaiting |= step.afterGap;
    }
  }

  private void repeatedWhileWaiting(CourseSide self, long now) {
    if (!self.waiting) {
      return;
    }
    self.repeatsWaiting++;
    self.lastRepeatNanos = now;
    if (self.repeatsWaiting == 1) {
      log.keep();
    }
  }

  private void speaks(CourseSide self, CourseSide peer, CourseStep step) {
    peer.newsOfPeer++;
    if (wasSilent(self, peer, step.nanos())) {
      boolean gap = self.gapOfPayload || step.afterGap;
      standstills.add(
          new Standstill(
              self.direction,
              gap ? Cause.CAPTURE_GAP : Cause.PEER_SILENT,
              self.lastPayload.mark(),
              step.mark(),
              new Standstill.Meanwhile(0, self.newsOfPeer),
              true,
              log.around()));
    }
    step.markIn(self.lastPayload);
    self.newsOfPeer = 0;
    self.quietNanos = 0;
    self.gapOfPayload = false;
  }

  /** For longer than it should be, and no other standstill explains it, or will. */
  private boolean wasSilent(CourseSide self, CourseSide peer, long now) {
    long since = self.lastPayload.timeNanos();
    long limit =
        self.direction == Direction.CLIENT_TO_SERVER ? clientSilenceNanos : serverSilenceNanos;
    return since != 0
        && now - since - self.bothSilent(limit) >= limit
        && self.newsOfPeer > 1
        && standstills.endNanos() < since
        && self.reopenedNanos < since
        && peer.reopenedNanos < since
        && !(peer.waiting && now - peer.waitingFrom.timeNanos() >= limits.standstillNanos());
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
                log.around()));
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
    return standstills.kept();
  }

  /** The one that was over last; there is one when {@link Signal#STALLED} was told. */
  public Standstill latestStandstill() {
    return standstills.latest();
  }

  /** How many more than {@link #MOST_STANDSTILLS} there were. */
  public int moreStandstills() {
    return standstills.more();
  }

  public CourseSide side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  /** The latest time without any segment; of TCP flows. */
  public Optional<Quiet> quiet() {
    return quietTimes.latest();
  }

  /** Nothing but a RST answered what ended that time. */
  public boolean quietUnanswered() {
    return quietTimes.isUnanswered();
  }

  /** The longest such time after which both sides went on, milliseconds; 0 when there was none. */
  public double longestSurvivedMillis() {
    return quietTimes.longestSurvivedMillis();
  }
}
