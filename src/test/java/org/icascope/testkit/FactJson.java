package org.icascope.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.model.Transport;
import org.icascope.testkit.network.Connection;

/** Expected events. */
final class FactJson {
  private static final long RESUME_TOLERANCE_MICROS = 500;

  /** The last payload and the reset after it are up to a pause in the work apart. */
  private static final long TLS_TOLERANCE_MICROS = 5_000_000;

  /** Round trips and delays of acknowledgements. */
  private static final long STALL_TOLERANCE_MICROS = 100_000;

  private final Scenario scenario;
  private final String file;

  FactJson(Scenario scenario, String file) {
    this.scenario = scenario;
    this.file = file;
  }

  static Map<String, Object> flow(Connection tcp) {
    Map<String, Object> flow = new LinkedHashMap<>();
    flow.put("transport", tcp.transport().label());
    flow.put("client", tcp.client().toString());
    flow.put("server", tcp.server().toString());
    return flow;
  }

  List<Map<String, Object>> events() {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Fact fact : scenario.facts()) {
      events.add(event(fact));
      if (fact instanceof Fact.FellBack fellBack && fellBack.causes().contains("suspended")) {
        events.add(possibleReconnect(fellBack));
      }
    }
    return events;
  }

  private Map<String, Object> event(Fact fact) {
    if (fact instanceof Fact.Suspended suspended) {
      Map<String, Object> event = typed("cgp.suspend");
      event.put("flow", flow(suspended.flow()));
      event.put("cause", suspended.cause());
      event.put("sessionOf", flow(suspended.flow()));
      return event;
    } else if (fact instanceof Fact.Reconnected reconnected) {
      return reconnect(reconnected);
    } else if (fact instanceof Fact.Replayed replayed) {
      return replay(replayed);
    } else if (fact instanceof Fact.ConnectFailed failed) {
      Map<String, Object> event = typed("cgp.connect-failed");
      event.put("flow", flow(failed.flow()));
      event.put("cause", failed.cause());
      event.put("resume", failed.resume());
      return event;
    } else if (fact instanceof Fact.FellBack fellBack) {
      return fallback(fellBack);
    } else if (fact instanceof Fact.SetUpAgain again) {
      return setUpAgain(again);
    }
    return simple(fact);
  }

  private static Map<String, Object> simple(Fact fact) {
    if (fact instanceof Fact.Blocked blocked) {
      Map<String, Object> event = typed("fallback.blocked");
      event.put("cgpCause", blocked.cgpCause());
      event.put("icaCause", blocked.icaCause());
      return event;
    } else if (fact instanceof Fact.TimedOut timedOut) {
      Map<String, Object> event = typed("cgp.timeout");
      event.put("timeoutSeconds", timedOut.timeoutSeconds());
      event.put("sessionOf", flow(timedOut.first()));
      return event;
    }
    if (fact instanceof Fact.Probed probed) {
      Map<String, Object> event = typed("probe");
      event.put("result", probed.result());
      event.put("count", probed.count());
      return event;
    }
    return ofTunnel(fact);
  }

  private static Map<String, Object> ofTunnel(Fact fact) {
    if (fact instanceof Fact.GaveUpEdt gaveUp) {
      Map<String, Object> event = typed("fallback.tcp");
      event.put("failedFlow", flow(gaveUp.failed()));
      event.put("toFlow", flow(gaveUp.to()));
      return event;
    } else if (fact instanceof Fact.Raced raced) {
      Map<String, Object> event = typed("transport.race");
      event.put("winner", raced.winner().transport() == Transport.TCP ? "tcp" : "edt");
      event.put("flow", flow(raced.loser()));
      return event;
    } else if (fact instanceof Fact.TlsReturned back) {
      Map<String, Object> event = typed("tls.reconnect");
      event.put("fromFlow", flow(back.from()));
      event.put("toFlow", flow(back.to()));
      event.put("gapMs", millis(back.gapMicros(), TLS_TOLERANCE_MICROS));
      return event;
    }
    return fact instanceof Fact.UpgradeRefused refused ? refused(refused) : ofTcp(fact);
  }

  private static Map<String, Object> ofTcp(Fact fact) {
    if (fact instanceof Fact.StoodStill still) {
      Map<String, Object> event = typed("stall");
      event.put("flow", flow(still.flow()));
      event.put("sessionOf", flow(still.flow()));
      event.put("direction", still.direction().label());
      event.put("cause", still.cause());
      event.put("ms", millis(Math.round(still.seconds() * 1e6), STALL_TOLERANCE_MICROS));
      return event;
    }
    if (fact instanceof Fact.IcmpSaid said) {
      Map<String, Object> event = typed(said.mtu() > 0 ? "icmp.too-big" : "icmp.unreachable");
      event.put("flow", flow(said.flow()));
      event.put("sender", Map.of("ip", said.router()));
      event.put("direction", said.direction().label());
      event.put("count", 1);
      event.put(said.mtu() > 0 ? "mtuBytes" : "code", said.mtu() > 0 ? said.mtu() : said.code());
      return event;
    }
    return fact instanceof Fact.ResetCoded coded ? coded(coded) : ofLaunch(fact);
  }

  private static Map<String, Object> ofLaunch(Fact fact) {
    if (fact instanceof Fact.StaFailed failed) {
      Map<String, Object> event = typed("sta.failed");
      event.put("flow", flow(failed.flow()));
      event.put("cause", failed.cause());
      event.put("count", failed.count());
      event.put("notConnected", failed.notConnected());
      return event;
    } else if (fact instanceof Fact.StaExchanged exchanged) {
      Map<String, Object> event = typed("sta.exchange");
      event.put("flow", flow(exchanged.flow()));
      return event;
    } else if (fact instanceof Fact.StaMixedUp mixed) {
      Map<String, Object> event = typed("sta.ambiguous");
      event.put("flow", flow(mixed.refused()));
      event.put("knownFlow", flow(mixed.known()));
      return event;
    }
    Fact.NameFailed failed = (Fact.NameFailed) fact;
    Map<String, Object> event = typed("dns.failed");
    event.put("staFlow", flow(failed.sta()));
    event.put("cause", failed.cause());
    event.put("queries", failed.queries());
    return event;
  }

  private static Map<String, Object> coded(Fact.ResetCoded coded) {
    Map<String, Object> event = typed("tcp.reset-code");
    event.put("flow", flow(coded.flow()));
    event.put("code", coded.code());
    event.put("sender", Map.of("ip", coded.sender()));
    return event;
  }

  private static Map<String, Object> refused(Fact.UpgradeRefused refused) {
    Map<String, Object> event = typed("websocket.refused");
    event.put("flow", flow(refused.flow()));
    event.put("status", refused.status());
    event.put("reason", refused.reason());
    return event;
  }

  private static Map<String, Object> setUpAgain(Fact.SetUpAgain fact) {
    Map<String, Object> event = typed("ica.reconnect");
    event.put("sessionOf", flow(fact.to()));
    event.put("fromSessionOf", flow(fact.lost()));
    event.put("kind", fact.automatic() ? "acr" : "unknown");
    event.put("gapMs", millis(fact.gapMicros(), fact.gapToleranceMicros()));
    return event;
  }

  static Map<String, Object> typed(String type) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    return event;
  }

  private Map<String, Object> reconnect(Fact.Reconnected fact) {
    Map<String, Object> event = typed("cgp.reconnect");
    Map<String, Object> at = new LinkedHashMap<>();
    at.put("file", file);
    at.put("frame", fact.request().number());
    event.put("at", at);
    event.put("toFlow", flow(fact.to()));
    event.put("attempt", fact.attempt());
    event.put("result", fact.result());
    Map<String, Object> time = new LinkedHashMap<>();
    time.put("time", Truth.time(fact.request()));
    time.put("toleranceMs", decimalMillis(1));
    event.put("time", time);
    event.put("sessionOf", flow(fact.from()));
    event.put("fromFlow", flow(fact.from()));
    event.put(
        "clientAddressChanged", !fact.from().client().host().equals(fact.to().client().host()));
    event.put(
        "serverAddressChanged", !fact.from().server().host().equals(fact.to().server().host()));
    event.put("gapMs", millis(fact.gapMicros(), fact.gapToleranceMicros()));
    fact.response()
        .ifPresent(
            response -> {
              long micros = response.timeMicros() - fact.request().timeMicros();
              event.put("resumeMs", millis(micros, RESUME_TOLERANCE_MICROS));
            });
    return event;
  }

  /** Messages have no known number before the first resume of a session seen in part. */
  private Map<String, Object> replay(Fact.Replayed fact) {
    Map<String, Object> event = typed("cgp.replay");
    event.put("flow", flow(fact.flow()));
    event.put("direction", fact.direction().label());
    event.put("fromMessage", fact.fromMessage());
    if (scenario.cgpSessions().stream()
        .anyMatch(s -> s.flows().contains(fact.flow()) && s.partlySeen())) {
      event.put("optional", true);
      return event;
    }
    event.put("toMessage", fact.toMessage());
    event.put("messages", fact.messages());
    event.put("bytes", fact.bytes());
    event.put("trimmed", fact.trimmed());
    event.put("verified", fact.verified());
    event.put("sessionOf", flow(fact.flow()));
    return event;
  }

  private static Map<String, Object> fallback(Fact.FellBack fact) {
    Map<String, Object> event = typed("fallback.1494");
    event.put("failedFlow", anyOf(fact.failed().stream().map(FactJson::flow).toList()));
    event.put("toFlow", flow(fact.to()));
    event.put("cause", anyOf(fact.causes()));
    return event;
  }

  /** A new ICA session after one that was lost: may be named, the definition leaves it open. */
  private static Map<String, Object> possibleReconnect(Fact.FellBack fact) {
    Map<String, Object> event = typed("ica.reconnect");
    event.put("optional", true);
    event.put("sessionOf", flow(fact.to()));
    return event;
  }

  private static Object anyOf(List<?> values) {
    return values.size() == 1 ? values.get(0) : Map.of("anyOf", values);
  }

  private static Map<String, Object> millis(long micros, long toleranceMicros) {
    Map<String, Object> number = new LinkedHashMap<>();
    number.put("value", decimalMillis(micros));
    number.put("tolerance", decimalMillis(toleranceMicros));
    return number;
  }

  /** Not a double: its text differs between Java releases. */
  private static BigDecimal decimalMillis(long micros) {
    return BigDecimal.valueOf(micros, 3);
  }
}
