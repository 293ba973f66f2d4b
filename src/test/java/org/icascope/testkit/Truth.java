package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The ground truth of a scenario in the form that the scenario checker reads. */
public final class Truth {
  private static final List<String> EXHAUSTIVE_TYPES =
      List.of(
          "probe",
          "cgp.suspend",
          "cgp.reconnect",
          "cgp.connect-failed",
          "cgp.replay",
          "cgp.timeout",
          "fallback.1494",
          "fallback.blocked",
          "fallback.tcp",
          "ica.reconnect",
          "tls.reconnect",
          "tcp.reset-code");

  private final Scenario scenario;
  private final String file;
  private final String format;
  private final List<Map<String, Object>> flows = new ArrayList<>();
  private final List<Map<String, Object>> more = new ArrayList<>();
  private final List<String> types = new ArrayList<>(EXHAUSTIVE_TYPES);

  public Truth(Scenario scenario, String file) {
    this.scenario = scenario;
    this.file = file;
    this.format = file.endsWith(".pcapng") ? "pcapng" : "pcap";
    if (!scenario.facts(Fact.UpgradeRefused.class).isEmpty()) {
      types.add("websocket.refused");
    }
    if (!scenario.facts(Fact.StoodStill.class).isEmpty()) {
      types.add("stall");
    }
    if (!scenario.facts(Fact.StaFailed.class).isEmpty()) {
      types.addAll(List.of("sta.exchange", "sta.failed", "sta.ambiguous", "dns.failed"));
    }
    if (!scenario.facts(Fact.IcmpSaid.class).isEmpty()) {
      types.addAll(List.of("icmp.unreachable", "icmp.too-big"));
    }
  }

  /** Adds what is certain about one connection, e.g. {@code handshake}, {@code layers}. */
  public Truth flow(Connection tcp, Map<String, Object> certain) {
    Map<String, Object> flow = FactJson.flow(tcp);
    flow.putAll(new TreeMap<>(certain)); // the order of Map.of differs between runs
    flows.add(flow);
    return this;
  }

  /** Adds the counters of a connection of which nothing was lost. */
  public Truth completeFlow(Connection tcp, Map<String, Object> certain) {
    Map<String, Object> flow = FactJson.flow(tcp);
    flow.putAll(new TreeMap<>(certain)); // the order of Map.of differs between runs
    for (var direction : List.of(CLIENT_TO_SERVER, SERVER_TO_CLIENT)) {
      String prefix = direction == CLIENT_TO_SERVER ? "clientToServer." : "serverToClient.";
      flow.put(prefix + "packets", tcp.frames(direction));
      flow.put(prefix + "payloadBytes", tcp.payloadBytes(direction));
      flow.put(prefix + "retransmissions", tcp.repeats(direction));
      flow.put(prefix + "missingBytes", 0);
    }
    flows.add(flow);
    return this;
  }

  /** Adds start and end of every session; for scenarios in which all of them end cleanly. */
  public Truth sessionStartsAndEnds() {
    types.addAll(List.of("session.start", "session.end"));
    for (CgpSession session : scenario.cgpSessions()) {
      Map<String, Object> flow = FactJson.flow(session.flows().get(0));
      Map<String, Object> start = FactJson.typed("session.start");
      start.put("sessionOf", flow);
      Map<String, Object> end = FactJson.typed("session.end");
      end.put("sessionOf", flow);
      end.put("outcome", session.outcome());
      more.addAll(List.of(start, end));
    }
    return this;
  }

  /** The event types that must be found, besides those that every session has. */
  public SortedSet<String> eventTypes() {
    SortedSet<String> certain = new TreeSet<>();
    for (Map<String, Object> event : new FactJson(scenario, file).events()) {
      if (!event.containsKey("optional")) {
        certain.add((String) event.get("type"));
      }
    }
    return certain;
  }

  /** The document as indented JSON with a final newline. */
  public String json() {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(document()).replace("\r\n", "\n") + "\n";
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "icascope/scenario/1");
    document.put("scenario", scenario.name());
    document.put("description", scenario.description());
    document.put("files", List.of(file));
    document.put("captures", List.of(capture()));
    if (!flows.isEmpty()) {
      document.put("flows", flows);
    }
    document.put("sessions", new SessionJson(scenario).sessions());
    document.put("exhaustiveSessions", true);
    List<Map<String, Object>> events = new FactJson(scenario, file).events();
    events.addAll(more);
    document.put("events", events);
    document.put("exhaustiveTypes", types);
    List<Object> seen = events.stream().map(event -> event.get("type")).toList();
    List<String> absent = types.stream().filter(t -> !seen.contains(t)).toList();
    document.put("absentEventTypes", absent);
    return document;
  }

  private Map<String, Object> capture() {
    List<CapturedFrame> frames = scenario.frames();
    Map<String, Object> capture = new LinkedHashMap<>();
    capture.put("file", file);
    capture.put("packets", frames.size());
    capture.put("format", format);
    capture.put("truncatedPackets", frames.stream().filter(CapturedFrame::isCut).count());
    capture.put("problems", false);
    capture.put("firstTime", Map.of("time", time(frames.get(0))));
    capture.put("lastTime", Map.of("time", time(frames.get(frames.size() - 1))));
    return capture;
  }

  static String time(CapturedFrame frame) {
    return Instant.EPOCH.plus(frame.timeMicros(), ChronoUnit.MICROS).toString();
  }
}
