package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.protocol.IcaSetup;

/** Expected sessions. What a fallback leaves behind may be reported in more than one way. */
final class SessionJson {
  private final Scenario scenario;

  SessionJson(Scenario scenario) {
    this.scenario = scenario;
  }

  List<Map<String, Object>> sessions() {
    List<Map<String, Object>> sessions = new ArrayList<>();
    for (CgpSession session : scenario.cgpSessions()) {
      if (session.optional() && !session.flows().isEmpty()) {
        sessions.add(optional(session.flows().get(0)));
      } else if (!session.flows().isEmpty()) {
        sessions.add(cgp(session));
      }
    }
    for (IcaSession session : scenario.icaSessions()) {
      sessions.add(afterBoundSession(session) ? optional(session.flow()) : ica(session));
    }
    return sessions;
  }

  /** The ICA session may stand alone or continue the session that was suspended. */
  private boolean afterBoundSession(IcaSession session) {
    return scenario.facts(Fact.FellBack.class).stream()
        .anyMatch(f -> f.to() == session.flow() && f.causes().contains("suspended"));
  }

  private static Map<String, Object> optional(Connection flow) {
    Map<String, Object> session = new LinkedHashMap<>();
    session.put("optional", true);
    session.put("client", flow.client().host());
    session.put("flowPortsInclude", List.of(flow.client().port()));
    return session;
  }

  private Map<String, Object> cgp(CgpSession session) {
    List<Connection> flows = session.flows();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("client", either(flows.stream().map(flow -> flow.client().host()).toList()));
    json.put("server", either(flows.stream().map(flow -> flow.server().toString()).toList()));
    json.put("reliability", "cgp");
    json.put("outcome", session.outcome());
    if (session.partlySeen()) {
      json.put("flowPorts", flows.stream().map(flow -> flow.client().port()).toList());
      json.put("alreadyRunning", true);
      return json;
    }
    boolean attemptsFailed = session.attemptsFailed();
    String ports = attemptsFailed ? "flowPortsInclude" : "flowPorts";
    json.put(ports, flows.stream().map(flow -> flow.client().port()).toList());
    json.put("cgp", figures(session));
    json.put("stack", session.stack());
    json.put("alreadyRunning", Map.of("ifPresent", false));
    json.put("ica", setUp(session.setup()));
    return json;
  }

  private static Object either(List<String> values) {
    List<String> distinct = values.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : Map.of("anyOf", distinct);
  }

  private Map<String, Object> figures(CgpSession session) {
    Map<String, Object> tracked = new LinkedHashMap<>();
    tracked.put("clientToServer", ifWhole(session.trackedMessages(CLIENT_TO_SERVER)));
    tracked.put("serverToClient", ifWhole(session.trackedMessages(SERVER_TO_CLIENT)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("timeoutSeconds", CgpBinds.TIMEOUT_SECONDS);
    figures.put("clientKeepAliveMs", CgpLink.KEEP_ALIVE_MILLIS);
    figures.put("serverKeepAliveMs", CgpLink.KEEP_ALIVE_MILLIS);
    figures.put("messagesPerAck", CgpLink.MESSAGES_PER_ACK);
    figures.put("destination", "127.0.0.1:1494");
    figures.put("staTicket", session.hasStaTicket());
    figures.put("reconnects", session.resumes());
    figures.put("trackedMessages", tracked);
    return figures;
  }

  /** Where frames are cut a count may be unknown. */
  private Object ifWhole(long count) {
    return framesAreWhole() ? count : Map.of("ifPresent", count);
  }

  private boolean framesAreWhole() {
    return scenario.frames().stream().noneMatch(CapturedFrame::isCut);
  }

  private Map<String, Object> ica(IcaSession session) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("client", session.flow().client().host());
    json.put("reliability", "none");
    json.put("outcome", session.outcome());
    json.put("flowPortsInclude", List.of(session.flow().client().port()));
    json.put("ica", setUp(session.setup()));
    return json;
  }

  private Map<String, Object> setUp(IcaSetup setup) {
    Map<String, Object> ica = new LinkedHashMap<>();
    ica.put("encryption", "basic");
    ica.put("clientProgram", setup.program());
    ica.put("clientBuild", setup.build());
    if (!framesAreWhole()) {
      return ica;
    }
    ica.put("modules", Map.of("length", setup.modules(new byte[4], 0).size()));
    ica.put("virtualChannels", Map.of("length", IcaSetup.CHANNELS.size()));
    return ica;
  }
}
