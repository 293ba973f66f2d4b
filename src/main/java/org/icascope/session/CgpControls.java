package org.icascope.session;

import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.model.Direction;
import org.icascope.model.Severity;

/** What the other control messages of a bound CGP connection mean for its session. */
final class CgpControls {

  private final Tracking tracking;
  private final Attempts attempts;

  CgpControls(Tracking tracking, Attempts attempts) {
    this.tracking = tracking;
    this.attempts = attempts;
  }

  void onControl(FlowTrack flow, Direction direction, CgpMessage message, CgpHeader header) {
    SessionTrack session = flow.session;
    if (message instanceof CgpMessage.Undecoded undecoded) {
      tracking.remark(
          Severity.NOTICE,
          "cgp.undecoded",
          String.format("unknown command 0x%02x, %d bytes", undecoded.command(), header.length()),
          header.first(),
          flow);
    }
    if (session == null) {
      return;
    }
    if (message instanceof CgpMessage.ChannelOpenRequest request) {
      session.channelOpened(request);
      if (session.channelOpenRequest == null) {
        session.channelOpenRequest = header.first();
      }
    } else if (message instanceof CgpMessage.ChannelOpenResponse response) {
      channelAnswered(flow, session, response, header);
    } else if (message instanceof CgpMessage.Finish) {
      session.finishing = true;
    } else if (message instanceof CgpMessage.ChannelClose close) {
      boolean last = session.channelClosed(close.channelId());
      session.finishing |= last && close.status() == 0;
    }
  }

  private void channelAnswered(
      FlowTrack flow,
      SessionTrack session,
      CgpMessage.ChannelOpenResponse response,
      CgpHeader header) {
    if (session.channelOpenResponse == null) {
      session.channelOpenResponse = header.last();
    }
    if (response.status() == 0) {
      session.channelAccepted = true;
      return;
    }
    session.channelClosed(response.channelId());
    if (!session.channelRefused) {
      session.channelRefused = true;
      attempts.failed(flow, ConnectFailure.CHANNEL_REFUSED, header.last());
    }
  }

  /** The first data of the server after a break: the screen moves again. */
  void dataSeen(FlowTrack flow, Direction direction, CgpHeader header) {
    SessionTrack session = flow.session;
    if (session != null
        && session.thawing != null
        && session.bound == flow
        && direction == Direction.SERVER_TO_CLIENT) {
      session.thawing.serverData(header.first());
      session.thawing = null;
    }
  }
}
