package org.icascope.flow;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.decode.Headers;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * The first RST that bears the address of one side, beside what the other packets with that address
 * say. Devices on the way send some in the name of others (protocol notes on transport, case 2).
 */
public final class Reset {

  /** What was sent after this time, the host of a reset connection did not send. Chosen. */
  private static final long ON_THE_WAY_NANOS = 100_000_000L;

  /** A RST that answers an old segment bears an old number. Chosen: a large window. */
  private static final int OLD_BYTES = 1 << 20;

  private final Direction from;
  private final FrameMark mark;
  private final int window;
  private final int ttl;
  private final OptionalInt peerTtl;
  private final boolean usualWindow;
  private final boolean oddTtl;
  private final boolean oddId;
  private final boolean oddSequence;
  private final boolean byAppliance;
  private boolean wentOn;

  private Reset(Direction from, Headers headers, OptionalInt peerTtl, Beside beside) {
    this.from = from;
    this.mark = headers.frame().mark();
    this.window = headers.window();
    this.ttl = headers.ttl();
    this.peerTtl = peerTtl;
    this.usualWindow = beside.usualWindow;
    this.oddTtl = beside.oddTtl;
    this.oddId = beside.oddId;
    this.oddSequence = beside.oddSequence;
    this.byAppliance = headers.frame().isTraceOutbound();
  }

  /** How it looks beside the packets before it. */
  private record Beside(boolean usualWindow, boolean oddTtl, boolean oddId, boolean oddSequence) {}

  /** A NetScaler sent it, as its own trace says. */
  public boolean byAppliance() {
    return byAppliance;
  }

  /** Before the segment is remembered. */
  static Reset of(Flow flow, TcpState tcp, Direction from, Headers headers) {
    FlowSide side = flow.side(from);
    TcpSideState sender = tcp.side(from);
    boolean alone = side.packets <= 1 || side.ttl < 0;
    int last = flow.course == null ? -1 : flow.course.side(from).habits.lastTtl();
    int usual = last < 0 ? side.ttl : last;
    boolean usualTtl =
        flow.course != null && flow.course.side(from).habits.isUsualTtl(headers.ttl());
    boolean usualWindow =
        headers.window() == sender.window
            || flow.course != null && flow.course.side(from).habits.isUsualWindow(headers.window());
    Beside beside =
        new Beside(
            usualWindow,
            !alone && headers.ttl() != usual && headers.ttl() != side.ttl && !usualTtl,
            flow.course != null && flow.course.side(from).habits.isOddId(headers),
            !alone && isOddSequence(flow, sender, tcp.side(from.opposite()), headers));
    return new Reset(from, headers, alone ? OptionalInt.empty() : OptionalInt.of(usual), beside);
  }

  /**
   * A host resets with the number that comes next, or with one that the other side asked for. Where
   * the capture is not complete nothing can be said.
   */
  private static boolean isOddSequence(
      Flow flow, TcpSideState sender, TcpSideState receiver, Headers headers) {
    boolean complete =
        flow.clientSide.previousNotCaptured()
                + flow.serverSide.previousNotCaptured()
                + flow.clientSide.ackedUnseen()
                + flow.serverSide.ackedUnseen()
            == 0;
    if (flow.handshake != Handshake.COMPLETE || !sender.nextKnown || !complete) {
      return false;
    }
    int sequence = (int) headers.sequence();
    int ahead = sequence - sender.next;
    boolean asked = receiver.acknowledged && sequence == receiver.lastAcknowledgement;
    return !asked && (ahead > 1 || ahead < -OLD_BYTES); // 1: behind a FIN that was lost
  }

  /** The side sent new payload. */
  void payloadAt(long nanos) {
    wentOn |= nanos - mark.timeNanos() > ON_THE_WAY_NANOS;
  }

  /** Whose address it bears. */
  public Direction from() {
    return from;
  }

  public FrameMark mark() {
    return mark;
  }

  /** The window field as it stands in the header. */
  public int window() {
    return window;
  }

  /** The window is about the one that the side uses anyway, so it bears no code. */
  public boolean usualWindow() {
    return usualWindow;
  }

  public int ttl() {
    return ttl;
  }

  /** Time to live of the packet before with that address; empty when it is the only one. */
  public OptionalInt peerTtl() {
    return peerTtl;
  }

  /** Its time to live is that of no other packet. */
  public boolean oddTtl() {
    return oddTtl;
  }

  /** Its IP identification does not fit a host that counts up. */
  public boolean oddId() {
    return oddId;
  }

  /** Its sequence number is not the next one, or the side went on sending after it. */
  public boolean oddSequence() {
    return oddSequence || wentOn;
  }

  /**
   * Whether somebody else sent it: {@code possible} by one sign, as a changed route gives another
   * time to live, too; {@code likely} by two.
   */
  public Optional<Confidence> injected() {
    int signs = (oddTtl ? 1 : 0) + (oddId ? 1 : 0) + (oddSequence() ? 1 : 0);
    return signs == 0
        ? Optional.empty()
        : Optional.of(signs == 1 ? Confidence.POSSIBLE : Confidence.LIKELY);
  }
}
