package org.icascope.report.siem;

import org.icascope.model.Direction;
import org.icascope.model.IpAddress;
import org.icascope.session.IcmpDetail;
import org.icascope.session.IcmpDetail.IcmpTooBig;
import org.icascope.session.IcmpDetail.IcmpUnreachable;

/** What routers said of a flow. */
final class IcmpFigures {

  private IcmpFigures() {}

  static void tell(Figures figures, IcmpDetail detail) {
    if (detail instanceof IcmpUnreachable said) {
      figures.number("code", said.code());
      figures.text("meaning", said.meaning());
      tell(figures, said.sender(), said.direction(), said.count());
    } else if (detail instanceof IcmpTooBig said) {
      figures.number("mtuBytes", said.mtuBytes());
      tell(figures, said.sender(), said.direction(), said.count());
      figures.number("largerAfter", said.largerAfter());
    }
  }

  private static void tell(Figures figures, IpAddress sender, Direction direction, long count) {
    figures.text("senderIp", sender.toString());
    figures.text("direction", direction.label());
    figures.number("count", count);
  }
}
