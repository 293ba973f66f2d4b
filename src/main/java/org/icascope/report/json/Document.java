package org.icascope.report.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.analyze.Analysis;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PacketRef;
import org.icascope.report.Ids;
import org.icascope.report.Rfc3339;
import org.icascope.report.Selection;
import org.icascope.session.Session;

/** What the writers of single entities need to know about the whole: names, files, precision. */
final class Document {

  /** Microseconds, for a time that belongs to no capture. */
  private static final int USUAL_DIGITS = 6;

  private final Selection selection;
  private final Analysis analysis;
  private final Ids ids;
  private final Map<Integer, Flow> flows = new HashMap<>();
  private final Map<Integer, Session> sessions = new HashMap<>();
  private final Map<Integer, Integer> sessionOfFlow = new HashMap<>();

  Document(Selection selection) {
    this.selection = selection;
    this.analysis = selection.analysis();
    this.ids = new Ids(selection);
    analysis.flows().forEach(f -> flows.put(f.flow().serial(), f.flow()));
    for (Session session : analysis.sessions()) {
      sessions.put(session.serial(), session);
      session.connections().forEach(c -> sessionOfFlow.put(c.flow(), session.serial()));
    }
  }

  Analysis analysis() {
    return analysis;
  }

  /** Which of its parts are written. */
  Selection selection() {
    return selection;
  }

  Ids ids() {
    return ids;
  }

  /** True when frame numbers and stream numbers mean the same to Wireshark as here. */
  boolean singleFile() {
    return analysis.captures().size() == 1;
  }

  Optional<Flow> flow(int serial) {
    return Optional.ofNullable(flows.get(serial));
  }

  Optional<Session> session(int serial) {
    return Optional.ofNullable(sessions.get(serial));
  }

  OptionalInt sessionOfFlow(int flow) {
    Integer session = sessionOfFlow.get(flow);
    return session == null ? OptionalInt.empty() : OptionalInt.of(session);
  }

  /** Name of the capture as given by the user. */
  Optional<String> file(int capture) {
    return capture < analysis.captures().size()
        ? Optional.of(analysis.captures().get(capture).summary().file())
        : Optional.empty();
  }

  String time(FrameMark mark) {
    return time(mark.timeNanos(), mark.capture());
  }

  /** A time with the precision of the capture it comes from. */
  String time(long nanos, int capture) {
    return Rfc3339.of(nanos, digits(capture));
  }

  private int digits(int capture) {
    return capture >= 0 && capture < analysis.captures().size()
        ? analysis.captures().get(capture).summary().timeDigits()
        : USUAL_DIGITS;
  }

  static void packet(Json json, String name, PacketRef packet) {
    json.object(name, () -> packet(json, packet));
  }

  static void packet(Json json, PacketRef packet) {
    json.number("capture", packet.capture());
    json.number("frame", packet.frame());
  }

  /** Packet address and time. */
  void mark(Json json, String name, FrameMark mark) {
    json.object(
        name,
        () -> {
          packet(json, mark.ref());
          json.text("time", time(mark));
        });
  }

  static void endpoint(Json json, String name, Endpoint endpoint) {
    json.object(
        name,
        () -> {
          json.text("ip", endpoint.address().toString());
          json.number("port", endpoint.port());
        });
  }

  static void address(Json json, String name, IpAddress address) {
    json.object(name, () -> json.text("ip", address.toString()));
  }

  /** Ids of the flows that are listed. */
  List<String> flowIds(List<Integer> serials) {
    return serials.stream().flatMap(serial -> ids.flow(serial).stream()).toList();
  }

  List<String> sessionIds(List<Integer> serials) {
    return serials.stream().flatMap(serial -> ids.session(serial).stream()).toList();
  }

  List<String> incidentIds(List<Integer> serials) {
    return serials.stream().flatMap(serial -> ids.incident(serial).stream()).toList();
  }

  /** A reference to a flow, left out when the flow is not listed. */
  void flowRef(Json json, String name, int serial) {
    json.text(name, ids.flow(serial));
  }

  void sessionRef(Json json, String name, int serial) {
    json.text(name, ids.session(serial));
  }
}
