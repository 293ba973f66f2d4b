package org.icascope.report;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Finding;
import org.icascope.flow.Flow;
import org.icascope.model.Diagnostic;
import org.icascope.model.PacketRef;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.IcmpDetail;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/**
 * Hashes of what things are, so that the same traffic gets the same uid in every run: addresses,
 * ports, protocol, first time, first sequence number. Never file names, frame numbers or counters
 * of a run.
 *
 * <p>Two things of one document that are alike in all of that (a flow captured on two VLANs, say)
 * get the hash of the first with "2", "3" … appended, in document order.
 */
final class Uids {

  /** Numbers that are appended in a row; beyond, only that of the thing itself. Chosen. */
  private static final int MOST_APPENDED = 16;

  private final Map<PacketRef, Long> eventTimes = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> alike = new HashMap<>();
  private final Map<Integer, String> flows = new HashMap<>();
  private final Map<Integer, String> sessions = new HashMap<>();
  private final Map<Integer, String> incidents = new HashMap<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private final List<String> diagnostics = new ArrayList<>();

  private final MessageDigest sha256 = Digest.sha256();
  private final String key;

  Uids(Analysis analysis) {
    key = analysis.traffic().uidKey();
    analysis.events().forEach(e -> eventTimes.putIfAbsent(e.at(), e.timeNanos()));
    analysis.flows().stream().map(FlowResult::flow).forEach(f -> flows.put(f.serial(), flow(f)));
    analysis.sessions().forEach(s -> sessions.put(s.serial(), session(s)));
    analysis.incidents().forEach(i -> incidents.put(i.serial(), incident(i)));
    analysis.events().forEach(e -> events.add(event(e)));
    analysis.findings().forEach(f -> findings.add(finding(f)));
    analysis.diagnostics().forEach(d -> diagnostics.add(diagnostic(d)));
  }

  Map<Integer, String> flows() {
    return flows;
  }

  Map<Integer, String> sessions() {
    return sessions;
  }

  Map<Integer, String> incidents() {
    return incidents;
  }

  List<String> events() {
    return events;
  }

  List<String> findings() {
    return findings;
  }

  List<String> diagnostics() {
    return diagnostics;
  }

  private Digest digest(String kind) {
    Digest digest = new Digest(sha256, kind);
    return key.isEmpty() ? digest : digest.add(key);
  }

  private String flow(Flow flow) {
    return unique(
        digest("flow")
            .add(flow.transport().label())
            .add(flow.client().toString())
            .add(flow.server().toString())
            .add(flow.first().timeNanos())
            .add(flow.firstSequence()));
  }

  /** A session is its first connection; one without a listed flow is its addresses and start. */
  private String session(Session session) {
    Digest digest = digest("session");
    Optional<String> first =
        session.connections().stream().findFirst().map(c -> flows.get(c.flow()));
    if (first.isPresent()) {
      return unique(digest.add(first.get()));
    }
    return unique(
        digest
            .add(session.client().toString())
            .add(session.server().toString())
            .add(session.start().timeNanos()));
  }

  private String incident(Incident incident) {
    Digest digest = digest("incident").add(incident.cause().name()).add(incident.startNanos());
    incident.client().ifPresent(client -> digest.add("client").add(client));
    incident.server().ifPresent(server -> digest.add("server").add(server));
    incident.sessions().forEach(s -> digest.add(of(sessions, s)));
    return unique(digest);
  }

  private String event(Event event) {
    Digest digest = digest("event").add(event.type()).add(event.timeNanos());
    event.session().ifPresent(s -> digest.add("session").add(of(sessions, s)));
    event.flow().ifPresent(f -> digest.add("flow").add(of(flows, f)));
    return unique(twin(digest, event.detail()));
  }

  /** Adds what tells events of one type, time and place apart. */
  private Digest twin(Digest digest, EventDetail detail) {
    if (detail instanceof EventDetail.Replay replay) {
      return digest.add(replay.direction().label());
    } else if (detail instanceof EventDetail.Reconnect reconnect) {
      return digest.add(of(flows, reconnect.toFlow())).add(reconnect.attempt());
    } else if (detail instanceof EventDetail.Fallback1494 fallback) {
      return digest.add(of(flows, fallback.failedFlow())).add(of(flows, fallback.toFlow()));
    } else if (detail instanceof EventDetail.FallbackTcp fallback) {
      return digest.add(of(flows, fallback.failedFlow())).add(of(flows, fallback.toFlow()));
    } else if (detail instanceof EventDetail.TlsReconnect reconnect) {
      return digest.add(of(flows, reconnect.fromFlow())).add(of(flows, reconnect.toFlow()));
    } else if (detail instanceof EventDetail.FallbackBlocked blocked) {
      return digest.add(of(flows, blocked.failedFlow())).add(of(flows, blocked.icaFlow()));
    } else if (detail instanceof EventDetail.IcaReconnect reconnect) {
      return digest.add(of(sessions, reconnect.fromSession()));
    } else if (detail instanceof EventDetail.Stall stall) {
      return digest.add(stall.standstill().direction().label());
    } else if (detail instanceof EventDetail.ResetCoded reset) {
      return digest.add(reset.sender().toString()).add(reset.code().code());
    } else if (detail instanceof IcmpDetail.IcmpUnreachable said) {
      return digest.add(said.direction().label()).add(said.code());
    } else if (detail instanceof IcmpDetail.IcmpTooBig said) {
      return digest.add(said.direction().label());
    } else if (detail instanceof EventDetail.Probe probe) {
      return digest.add(probe.source()).add(probe.server()).add(probe.result().label());
    }
    return digest;
  }

  private String finding(Finding finding) {
    Digest digest = digest("finding").add(finding.rule());
    // sorted, as serial numbers and evidence follow the files and not the time
    finding.sessions().stream().map(s -> of(sessions, s)).sorted().forEach(digest::add);
    digest.add("servers");
    finding.servers().stream().sorted().forEach(digest::add);
    return unique(digest.add(firstTime(finding)));
  }

  /** The words count only where it is about no traffic: nothing else tells such remarks apart. */
  private String diagnostic(Counted counted) {
    Diagnostic diagnostic = counted.diagnostic();
    Digest digest = digest("diagnostic").add(diagnostic.code());
    diagnostic.flow().ifPresent(f -> digest.add("flow").add(of(flows, f)));
    if (!diagnostic.isAboutTraffic()) {
      digest.add(diagnostic.message());
    }
    counted.sinceNanos().ifPresent(nanos -> digest.add("since").add(nanos));
    return unique(digest);
  }

  /** When the finding's evidence begins: its first event, else its first incident. */
  private String firstTime(Finding finding) {
    Optional<Long> time =
        finding.evidence().stream()
            .map(eventTimes::get)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    return time.map(nanos -> Long.toString(nanos))
        .or(() -> finding.incidents().stream().map(i -> of(incidents, i)).sorted().findFirst())
        .orElse("");
  }

  private static String of(Map<Integer, String> uids, int serial) {
    return uids.getOrDefault(serial, "");
  }

  private String unique(Digest digest) {
    String uid = digest.hex();
    if (taken.add(uid)) {
      return uid;
    }
    int number = alike.merge(uid, 1, Integer::sum) + 1;
    int from = number <= MOST_APPENDED ? 2 : number; // a longer row would take ever more time
    for (int again = from; again <= number; again++) {
      digest.add(again);
    }
    uid = digest.hex();
    while (!taken.add(uid)) {
      uid = digest.add(number).hex();
    }
    return uid;
  }
}
