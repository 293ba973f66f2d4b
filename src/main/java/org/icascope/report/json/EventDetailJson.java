package org.icascope.report.json;

import org.icascope.model.Direction;
import org.icascope.model.IpAddress;
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
import org.icascope.session.IcmpDetail.IcmpTooBig;
import org.icascope.session.IcmpDetail.IcmpUnreachable;

/** The fields that depend on the type of an event. */
final class EventDetailJson {

  private final Document document;
  private final StallJson stalls;
  private final LaunchJson launches;

  EventDetailJson(Document document) {
    this.document = document;
    this.stalls = new StallJson(document);
    this.launches = new LaunchJson(document);
  }

  void write(Json json, EventDetail detail) {
    if (detail instanceof SessionEnd end) {
      json.text("outcome", end.outcome().label());
    } else if (detail instanceof Suspend suspend) {
      suspend(json, suspend);
    } else if (detail instanceof Reconnect reconnect) {
      reconnect(json, reconnect);
    } else if (detail instanceof ConnectFailed failed) {
      json.text("cause", failed.cause().label());
      json.flag("resume", failed.resume());
    } else if (detail instanceof Replay replay) {
      replay(json, replay);
    } else if (detail instanceof Timeout timeout) {
      json.number("timeoutSeconds", timeout.timeoutSeconds());
    } else if (detail instanceof Fallback1494 fallback) {
      fallback(json, fallback);
    } else if (detail instanceof FallbackBlocked blocked) {
      blocked(json, blocked);
    } else if (detail instanceof IcaReconnect reconnect) {
      icaReconnect(json, reconnect);
    } else if (detail instanceof Probe probe) {
      probe(json, probe);
    } else {
      ofTunnel(json, detail);
    }
  }

  private void ofTunnel(Json json, EventDetail detail) {
    if (detail instanceof FallbackTcp fallback) {
      document.flowRef(json, "failedFlow", fallback.failedFlow());
      document.flowRef(json, "toFlow", fallback.toFlow());
      json.figure("delayMs", fallback.delayMs());
    } else if (detail instanceof TransportRace race) {
      json.text("winner", race.winner());
      json.figure("marginMs", race.marginMs());
    } else if (detail instanceof WebSocketRefused refused) {
      json.number("status", refused.status());
      json.text("reason", refused.reason());
    } else if (detail instanceof TlsReconnect reconnect) {
      document.flowRef(json, "fromFlow", reconnect.fromFlow());
      document.flowRef(json, "toFlow", reconnect.toFlow());
      json.figure("gapMs", reconnect.gapMs());
    } else if (detail instanceof Stall stall) {
      stalls.write(json, stall.standstill());
    } else if (detail instanceof ResetCoded reset) {
      json.number("code", reset.code().code());
      json.text("meaning", reset.code().meaning());
      json.object("sender", () -> json.text("ip", reset.sender().toString()));
    } else if (detail instanceof IcmpDetail said) {
      icmp(json, said);
    } else if (!(detail instanceof SessionStart) && !launches.write(json, detail)) {
      throw new IllegalStateException("no JSON for event type " + detail.type());
    }
  }

  private static void icmp(Json json, IcmpDetail detail) {
    if (detail instanceof IcmpUnreachable said) {
      json.number("code", said.code());
      json.text("meaning", said.meaning());
      icmp(json, said.sender(), said.direction(), said.count());
    } else if (detail instanceof IcmpTooBig said) {
      json.number("mtuBytes", said.mtuBytes());
      icmp(json, said.sender(), said.direction(), said.count());
      json.number("largerAfter", said.largerAfter());
    }
  }

  private static void icmp(Json json, IpAddress sender, Direction direction, long count) {
    json.object("sender", () -> json.text("ip", sender.toString()));
    json.text("direction", direction.label());
    json.number("count", count);
  }

  private void suspend(Json json, Suspend suspend) {
    json.text("cause", suspend.cause().label());
    json.text("closedBy", suspend.closedBy().map(Direction::sender));
    json.figure("silentBeforeCloseMs", suspend.silentBeforeCloseMs());
    suspend.lastFromClient().ifPresent(mark -> document.mark(json, "lastFromClient", mark));
    suspend.lastFromServer().ifPresent(mark -> document.mark(json, "lastFromServer", mark));
  }

  private void reconnect(Json json, Reconnect reconnect) {
    reconnect.fromFlow().ifPresent(flow -> document.flowRef(json, "fromFlow", flow));
    document.flowRef(json, "toFlow", reconnect.toFlow());
    json.number("attempt", reconnect.attempt());
    json.figure("gapMs", reconnect.gapMs());
    json.text("result", reconnect.result().label());
    json.flag("clientAddressChanged", reconnect.clientAddressChanged());
    json.flag("serverAddressChanged", reconnect.serverAddressChanged());
    json.figure("resumeMs", reconnect.resumeMs());
  }

  private static void replay(Json json, Replay replay) {
    json.text("direction", replay.direction().label());
    json.number("fromMessage", replay.fromMessage());
    json.number("toMessage", replay.toMessage());
    json.number("messages", replay.messages());
    json.number("bytes", replay.bytes());
    json.number("trimmed", replay.trimmed());
    json.text("verified", replay.verified().label());
    json.number("queuedMessages", replay.queuedMessages());
    json.number("queuedBytes", replay.queuedBytes());
    json.figure("catchUpMs", replay.catchUpMs());
  }

  private void fallback(Json json, Fallback1494 fallback) {
    json.text("cause", fallback.cause().label());
    document.flowRef(json, "failedFlow", fallback.failedFlow());
    document.flowRef(json, "toFlow", fallback.toFlow());
    json.figure("delayMs", fallback.delayMs());
  }

  private void blocked(Json json, FallbackBlocked blocked) {
    json.text("cgpCause", blocked.cgpCause().label());
    json.text("icaCause", blocked.icaCause().label());
    document.flowRef(json, "failedFlow", blocked.failedFlow());
    document.flowRef(json, "icaFlow", blocked.icaFlow());
  }

  private void icaReconnect(Json json, IcaReconnect reconnect) {
    document.sessionRef(json, "fromSession", reconnect.fromSession());
    json.figure("gapMs", reconnect.gapMs());
    json.text("kind", reconnect.kind().label());
    json.text("reason", reconnect.reason());
  }

  private void probe(Json json, Probe probe) {
    json.text("result", probe.result().label());
    HostText.write(json, "source", probe.source());
    HostText.write(json, "target", probe.server());
    json.number("count", probe.count());
    json.figure("intervalMs", probe.intervalMs());
    json.text("firstTime", document.time(probe.firstTime()));
    json.text("lastTime", document.time(probe.lastTime()));
  }
}
