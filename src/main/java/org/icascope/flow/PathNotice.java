package org.icascope.flow;

import java.util.OptionalInt;
import org.icascope.decode.Headers;
import org.icascope.decode.IcmpError;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;

/**
 * What routers or hosts said by ICMP about the packets that one side of a flow sent: all messages
 * of one kind. Takes some 120 bytes.
 */
public final class PathNotice {

  /** Messages about one packet so close together are one: no host sends it again that fast. */
  private static final long TWICE_NANOS = 20_000_000;

  private final boolean tooBig;
  private final int code;
  private final Direction direction;
  private final IpAddress sender;
  private final FrameMark first;
  private FrameMark last;
  private int lastId;
  private long lastSequence;
  private long count;
  private int mtu;
  private int largestQuoted;
  private long largerAfter;

  PathNotice(IcmpError error, Direction direction, IpAddress sender, Headers headers) {
    this.tooBig = error.isTooBig();
    this.code = error.code();
    this.direction = direction;
    this.sender = sender;
    this.first = headers.frame().mark();
    again(error, headers);
  }

  boolean isLike(IcmpError error, Direction ofQuoted) {
    return tooBig == error.isTooBig() && code == error.code() && direction == ofQuoted;
  }

  /** Another message of this kind, or the same captured twice. */
  void again(IcmpError error, Headers headers) {
    FrameMark mark = headers.frame().mark();
    Headers quoted = error.quoted();
    boolean twice =
        count > 0
            && quoted.ipId() == lastId
            && quoted.sequence() == lastSequence
            && mark.timeNanos() - last.timeNanos() < TWICE_NANOS;
    count += twice ? 0 : 1;
    last = mark;
    lastId = quoted.ipId();
    lastSequence = quoted.sequence();
    int told = (int) Math.min(error.mtu(), Integer.MAX_VALUE);
    mtu = mtu == 0 || told != 0 && told < mtu ? told : mtu;
    largestQuoted = Math.max(largestQuoted, error.quotedBytes());
  }

  /** A later packet of the flow. Larger ones than those quoted are not on the wire: offload. */
  void onPacket(Direction of, Headers headers) {
    if (tooBig && of == direction && mtu > 0) {
      int bytes = headers.packetBytes();
      largerAfter += bytes > mtu && bytes <= largestQuoted ? 1 : 0;
    }
  }

  /** Packets were larger than the next link takes; otherwise they could not be delivered at all. */
  public boolean isTooBig() {
    return tooBig;
  }

  /** The code as it stands in the message: of ICMP or ICMPv6, by the addresses of the flow. */
  public int code() {
    return code;
  }

  /** Direction of the packets that it is about. */
  public Direction direction() {
    return direction;
  }

  /** Who said so first. */
  public IpAddress sender() {
    return sender;
  }

  public FrameMark first() {
    return first;
  }

  public FrameMark last() {
    return last;
  }

  /** Messages. */
  public long count() {
    return count;
  }

  /** The smallest MTU that was told, bytes with the IP header. */
  public OptionalInt mtuBytes() {
    return mtu == 0 ? OptionalInt.empty() : OptionalInt.of(mtu);
  }

  /** The largest packet that was quoted, bytes with the IP header. */
  public int largestQuotedBytes() {
    return largestQuoted;
  }

  /** Packets of that direction, sent after the first message, that were still larger. */
  public long largerAfter() {
    return largerAfter;
  }
}
