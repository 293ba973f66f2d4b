package org.icascope.report.siem;

import org.icascope.flow.Standstill;
import org.icascope.model.Direction;
import org.icascope.report.Ids;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.FallbackTcp;
import org.icascope.session.EventDetail.IcaReconnect;
import org.icascope.session.EventDetail.Probe;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.Replay;
import org.icascope.session.EventDetail.ResetCoded;
import org.icascope.session.EventDetail.SessionEnd;
import org.icascope.session.EventDetail.SessionStart;
import org.icascope.session.EventDetail.Stall;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.Timeout;
import org.icascope.session.EventDetail.TlsReconnect;
import org.icascope.session.EventDetail.TransportRace;
import org.icascope.session.EventDetail.WebSocketRefused;
import org.icascope.session.IcmpDetail;

/** What an event says by its type, as figures; flows and sessions by their uid. */
final class EventFigures {

  private final Ids ids;

  EventFigures(Ids ids) {
    this.ids = ids;
  }

  Figures of(EventDetail detail) {
    Figures figures = new Figures();
    if (detail instanceof SessionEnd end) {
      figures.text("outcome", end.outcome().label());
    } else if (detail instanceof Suspend suspend) {
      figures.text("cause", suspend.cause().label());
      figures.text("closedBy", suspend.closedBy().map(Direction::sender));
      figures.figure("silentBeforeCloseMs", suspend.silentBeforeCloseMs());
    } else if (detail instanceof Reconnect reconnect) {
      reconnect(figures, reconnect);
    } else if (detail instanceof ConnectFailed failed) {
      figures.text("cause", failed.cause().label());
      figures.flag("resume", failed.resume());
    } else if (detail instanceof Replay replay) {
      replay(figures, replay);
    } else if (detail instanceof Timeout timeout) {
      figures.number("timeoutSeconds", timeout.timeoutSeconds());
    } else if (detail instanceof Probe probe) {
      probe(figures, probe);
    } else {
      fallback(figures, detail);
    }
    return figures;
  }

  private void fallback(Figures figures, EventDetail detail) {
    if (detail instanceof Fallback1494 fallback) {
      figures.text("cause", fallback.cause().label());
      flows(figures, "failedFlowUid", fallback.failedFlow(), fallback.toFlow());
      figures.figure("delayMs", fallback.delayMs());
    } else if (detail instanceof FallbackBlocked blocked) {
      figures.text("cgpCause", blocked.cgpCause().label());
      figures.text("icaCause", blocked.icaCause().label());
      figures.text("failedFlowUid", ids.flowUid(blocked.failedFlow()));
      figures.text("icaFlowUid", ids.flowUid(blocked.icaFlow()));
    } else if (detail instanceof FallbackTcp fallback) {
      flows(figures, "failedFlowUid", fallback.failedFlow(), fallback.toFlow());
      figures.figure("delayMs", fallback.delayMs());
    } else if (detail instanceof IcaReconnect reconnect) {
      figures.text("fromSessionUid", ids.sessionUid(reconnect.fromSession()));
      figures.figure("gapMs", reconnect.gapMs());
      figures.text("kind", reconnect.kind().label());
      figures.text("reason", reconnect.reason());
    } else {
      ofTransport(figures, detail);
    }
  }

  private void ofTransport(Figures figures, EventDetail detail) {
    if (detail instanceof TlsReconnect reconnect) {
      flows(figures, "fromFlowUid", reconnect.fromFlow(), reconnect.toFlow());
      figures.figure("gapMs", reconnect.gapMs());
    } else if (detail instanceof TransportRace race) {
      figures.text("winner", race.winner());
      figures.figure("marginMs", race.marginMs());
    } else if (detail instanceof WebSocketRefused refused) {
      figures.number("status", refused.status());
      figures.text("reason", refused.reason());
    } else if (detail instanceof IcmpDetail said) {
      IcmpFigures.tell(figures, said);
    } else if (detail instanceof Stall stall) {
      stall(figures, stall.standstill());
    } else if (detail instanceof ResetCoded reset) {
      figures.number("code", reset.code().code());
      figures.text("meaning", reset.code().meaning());
      figures.text("senderIp", reset.sender().toString());
    } else if (!(detail instanceof SessionStart) && !LaunchFigures.tell(figures, detail, ids)) {
      throw new IllegalStateException("no figures for event type " + detail.type());
    }
  }

  private void flows(Figures figures, String name, int from, int to) {
    figures.text(name, ids.flowUid(from));
    figures.text("toFlowUid", ids.flowUid(to));
  }

  private void reconnect(Figures figures, Reconnect reconnect) {
    if (reconnect.fromFlow().isPresent()) {
      figures.text("fromFlowUid", ids.flowUid(reconnect.fromFlow().getAsInt()));
    }
    figures.text("toFlowUid", ids.flowUid(reconnect.toFlow()));
    figures.number("attempt", reconnect.attempt());
    figures.figure("gapMs", reconnect.gapMs());
    figures.text("result", reconnect.result().label());
    figures.flag("clientAddressChanged", reconnect.clientAddressChanged());
    figures.flag("serverAddressChanged", reconnect.serverAddressChanged());
    figures.figure("resumeMs", reconnect.resumeMs());
  }

  private static void replay(Figures figures, Replay replay) {
    figures.text("direction", replay.direction().label());
    figures.number("fromMessage", replay.fromMessage());
    figures.number("toMessage", replay.toMessage());
    figures.number("messages", replay.messages());
    figures.number("bytes", replay.bytes());
    figures.number("trimmed", replay.trimmed());
    figures.text("verified", replay.verified().label());
    figures.number("queuedMessages", replay.queuedMessages());
    figures.number("queuedBytes", replay.queuedBytes());
    figures.figure("catchUpMs", replay.catchUpMs());
  }

  private static void stall(Figures figures, Standstill stall) {
    figures.text("direction", stall.direction().label());
    figures.figure("ms", stall.millis());
    figures.text("cause", stall.cause().label());
    figures.number("retransmissions", stall.retransmissions());
    figures.number("newsOfPeer", stall.newsOfPeer());
    if (!stall.over()) {
      figures.flag("lasting", true);
    }
  }

  private static void probe(Figures figures, Probe probe) {
    figures.text("result", probe.result().label());
    figures.number("count", probe.count());
    figures.figure("intervalMs", probe.intervalMs());
  }
}
