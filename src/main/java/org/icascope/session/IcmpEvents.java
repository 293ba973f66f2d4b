package org.icascope.session;

import java.util.Collection;
import org.icascope.flow.Flow;
import org.icascope.flow.PathNotice;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Severity;

/** What routers and hosts said by ICMP of connections that are followed: told at the end. */
final class IcmpEvents {

  private final Tracking tracking;

  IcmpEvents(Tracking tracking) {
    this.tracking = tracking;
  }

  /** The input is over. */
  void finish(Collection<FlowTrack> flows) {
    for (FlowTrack track : flows) {
      if (track.icmpTold) {
        continue;
      }
      track.icmpTold = true;
      for (PathNotice notice : track.flow.notices()) {
        EventDetail detail = detail(track, notice);
        tracking
            .log
            .add(
                When.at(notice.first()),
                notice.isTooBig() || isInUse(track.flow) ? Severity.INFO : Severity.NOTICE,
                Confidence.CERTAIN,
                detail,
                notice.isTooBig()
                    ? Sentences.tooBig((IcmpDetail.IcmpTooBig) detail)
                    : Sentences.unreachable((IcmpDetail.IcmpUnreachable) detail))
            .of(track.session, track);
      }
    }
  }

  /** A host whose program is gone says so to what is still on its way: that is no refusal. */
  private static boolean isInUse(Flow flow) {
    return flow.side(Direction.CLIENT_TO_SERVER).packets() > 0
        && flow.side(Direction.SERVER_TO_CLIENT).packets() > 0;
  }

  private static EventDetail detail(FlowTrack track, PathNotice notice) {
    return notice.isTooBig()
        ? new IcmpDetail.IcmpTooBig(
            notice.mtuBytes(),
            notice.sender(),
            notice.direction(),
            notice.count(),
            notice.largerAfter())
        : new IcmpDetail.IcmpUnreachable(
            notice.code(),
            IcmpCodes.meaning(track.flow.client().address().version(), notice.code()),
            notice.sender(),
            notice.direction(),
            notice.count());
  }
}
