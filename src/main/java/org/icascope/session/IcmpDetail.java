package org.icascope.session;

import java.util.OptionalInt;
import org.icascope.model.Direction;
import org.icascope.model.IpAddress;

/** What routers and hosts said of the packets of a connection. */
public sealed interface IcmpDetail extends EventDetail {

  /**
   * Somebody said by ICMP that packets of a connection could not be delivered.
   *
   * @param code as it stands in the message
   * @param meaning what it says, in a few words
   * @param direction of these packets
   * @param count messages
   */
  record IcmpUnreachable(
      int code, String meaning, IpAddress sender, Direction direction, long count)
      implements IcmpDetail {
    @Override
    public String type() {
      return "icmp.unreachable";
    }
  }

  /**
   * Somebody said by ICMP that packets of a connection are larger than the next link takes.
   *
   * @param mtuBytes bytes of the largest packet it takes, where the message says so
   * @param direction of these packets
   * @param count messages
   * @param largerAfter packets that were still larger, sent after the first message
   */
  record IcmpTooBig(
      OptionalInt mtuBytes, IpAddress sender, Direction direction, long count, long largerAfter)
      implements IcmpDetail {
    @Override
    public String type() {
      return "icmp.too-big";
    }
  }
}
