package org.icascope.flow;

import java.util.ArrayList;
import org.icascope.decode.Headers;
import org.icascope.decode.IcmpError;
import org.icascope.model.Direction;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;

/**
 * Finds the flows that ICMP messages speak of. What a message quotes of TCP must have been sent a
 * moment ago, so that nobody who does not see the flow can make one up (RFC 5927 section 4).
 */
final class NoticeReader {

  /** Kinds of messages that are kept of a flow. Chosen: two directions, two codes. */
  private static final int MOST_NOTICES = 4;

  /** No more bytes are under way. Chosen: a large window. */
  private static final int MOST_UNDER_WAY = 1 << 20;

  /** What was acknowledged while the message was on its way. Chosen: a window without scaling. */
  private static final int MOST_ACKNOWLEDGED = 1 << 16;

  private final FlowIndex index;
  private final FlowKey key = new FlowKey();
  private final IcmpError error = new IcmpError();
  private final long seed;
  private final Pseudonyms pseudonyms;

  NoticeReader(FlowIndex index, long seed, Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
    this.index = index;
    this.seed = seed;
  }

  /** A frame in which neither TCP nor UDP could be read. */
  void onFrame(Headers headers) {
    if (!error.read(headers)) {
      return;
    }
    error.quoted().rename(pseudonyms); // as the flow it is of
    key.fill(error.quoted(), seed);
    FlowState state = index.find(key);
    if (state != null && !state.flow.isAside()) {
      Direction direction = state.direction(key.lowSent());
      if (wasSent(state, direction)) {
        add(state.flow, direction, headers);
      }
    }
  }

  private boolean wasSent(FlowState state, Direction direction) {
    if (state.flow.side(direction).packets == 0) {
      return false;
    }
    return state.flow.transport == Transport.UDP
        || isUnderWay(state.tcp.side(direction), state.tcp.side(direction.opposite()));
  }

  private boolean isUnderWay(TcpSideState sender, TcpSideState receiver) {
    int sequence = (int) error.quoted().sequence();
    int before = sender.next - sequence;
    boolean sent = sender.nextKnown && before > 0 && before <= MOST_UNDER_WAY;
    boolean late =
        receiver.highestKnown && receiver.highestAcknowledgement - sequence > MOST_ACKNOWLEDGED;
    return sent && !late;
  }

  private void add(Flow flow, Direction direction, Headers headers) {
    if (flow.notices == null) {
      flow.notices = new ArrayList<>(1);
    }
    for (PathNotice notice : flow.notices) {
      if (notice.isLike(error, direction)) {
        notice.again(error, headers);
        return;
      }
    }
    if (flow.notices.size() < MOST_NOTICES) {
      IpAddress sender =
          new IpAddress(headers.sourceHigh(), headers.sourceLow(), headers.ipVersion());
      flow.notices.add(new PathNotice(error, direction, pseudonyms.address(sender), headers));
    }
  }
}
