package org.icascope.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.session.Session;

/** What could be decoded and what not, and why. */
final class DecodedSection implements Section {

  /** A NetScaler cuts to 164 bytes unless it is told otherwise. */
  private static final String FULL_TRACE =
      " Connections, resets, fallbacks and resumes whose ticket was captured are told all the same;"
          + " for answers of STAs, refused WebSockets, what is inside TLS, replayed messages and"
          + " the whole ICA set-up take "
          + Session.NotDecoded.FULL_TRACE
          + ".";

  /** Servers and reasons that are told one by one. Chosen: there is room for little more. */
  private static final int MOST_UNOPENED = 2;

  private final Facts facts;
  private final Layout layout;

  DecodedSection(Facts facts, Layout layout) {
    this.facts = facts;
    this.layout = layout;
  }

  @Override
  public List<Line> lines(int atMost) {
    List<String> parts = new ArrayList<>();
    List<String> unread = Unread.kinds(facts);
    List<UnopenedText.Group> unopened = UnopenedText.withKeys(facts);
    boolean told = !unopened.isEmpty(); // one by one, below
    if (!told && !unread.isEmpty() && !facts.selection().sessions().isEmpty()) {
      parts.add(
          String.join(", ", unread) + " not read: what happened inside is not in this report.");
    }
    unopened(parts, unopened);
    captureRemarks(parts);
    sessionRemarks(parts);
    if (parts.isEmpty() && facts.selection().sessions().isEmpty()) {
      return List.of();
    }
    List<List<Line>> blocks = new ArrayList<>();
    blocks.add(layout.item(Style.BOLD, "Decoded:", decoded()));
    parts.forEach(p -> blocks.add(layout.item(Style.PLAIN, "-", p)));
    return Section.fit(
        blocks,
        atMost,
        n ->
            Line.plain(
                Layout.cut(
                    "- and " + Units.count(n, "more limit") + " (see --format json)",
                    layout.width())));
  }

  /** Whoever gave keys wants to know what they did not open. */
  private static void unopened(List<String> parts, List<UnopenedText.Group> all) {
    for (UnopenedText.Group closed : all.subList(0, Math.min(all.size(), MOST_UNOPENED))) {
      parts.add(closed.name() + " could not be opened: " + lowered(closed.reason()));
    }
    long more = all.stream().skip(MOST_UNOPENED).mapToLong(g -> g.connections()).sum();
    if (more > 0) {
      parts.add(
          Units.count(more, "other encrypted connection")
              + " could not be opened either (--format json: diagnostics tls.no-keys).");
    }
  }

  /** As the second part of a sentence; abbreviations stay as they are. */
  private static String lowered(String sentence) {
    boolean abbreviation = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
    return abbreviation
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private String decoded() {
    List<Session> sessions = facts.selection().sessions();
    long cgp = sessions.stream().filter(s -> s.cgp().isPresent()).count();
    long ica = sessions.stream().filter(DecodedSection::hasSetUp).count();
    if (sessions.isEmpty()) {
      return "no session.";
    }
    return "CGP in "
        + cgp
        + " and ICA set-up in "
        + ica
        + " of "
        + Units.count(sessions.size(), "session")
        + ".";
  }

  /** The set-up of a session that was running before the capture is not in it. */
  private static boolean hasSetUp(Session session) {
    return session.ica().filter(ica -> !ica.modules().isEmpty()).isPresent();
  }

  private void captureRemarks(List<String> parts) {
    long frames = 0;
    long cut = 0;
    long shortest = Long.MAX_VALUE;
    long drops = 0;
    long duplicates = 0;
    boolean cutByAppliance = false;
    for (CaptureResult capture : facts.analysis().captures()) {
      frames += capture.summary().packets();
      cut += capture.summary().truncatedPackets();
      shortest = Math.min(shortest, capture.summary().shortestCut().orElse(Long.MAX_VALUE));
      drops += capture.summary().recorderDrops().orElse(0);
      duplicates += capture.duplicatePackets();
      cutByAppliance |=
          capture.summary().truncatedPackets() > 0
              && capture.summary().format().equals(CaptureSummary.NETSCALER);
    }
    if (cut > 0) {
      String length = shortest == Long.MAX_VALUE ? "" : " at " + Units.count(shortest) + " bytes";
      parts.add(
          Units.count(cut)
              + " of "
              + Units.count(frames, "frame")
              + " snapped"
              + length
              + ": what is behind the cut was not read."
              + (cutByAppliance ? FULL_TRACE : ""));
    }
    if (drops > 0) {
      parts.add("The recorder dropped " + Units.count(drops, "packet") + ".");
    }
    if (duplicates > 0) {
      parts.add(Units.count(duplicates, "duplicate frame") + " set aside (captured twice).");
    }
  }

  private void sessionRemarks(List<String> parts) {
    long oneSided = facts.selection().flows().stream().filter(f -> oneSided(f.flow())).count();
    if (oneSided > 0) {
      parts.add(Units.count(oneSided, "connection") + " captured in one direction only.");
    }
    List<Session> sessions = facts.selection().sessions();
    List<Session> running = sessions.stream().filter(Session::alreadyRunning).toList();
    if (!running.isEmpty()) {
      parts.add(
          Units.count(running.size(), "session") + " " + RunningText.of(facts, running) + ".");
    }
    long missing = facts.selection().flows().stream().mapToLong(f -> lostInCapture(f.flow())).sum();
    if (missing > 0) {
      parts.add(Units.bytes(missing) + " are missing in the capture (not lost on the network).");
    }
    Map<String, Integer> closed = new LinkedHashMap<>();
    for (Session session : sessions) {
      for (Session.NotDecoded layer : session.notDecoded()) {
        if (!layer.isCutTrace()) { // that is told with the frames that are cut
          closed.merge(notDecoded(layer), 1, Integer::sum);
        }
      }
    }
    closed.forEach((text, count) -> parts.add(text + " (" + Units.count(count, "session") + ")."));
  }

  private static String notDecoded(Session.NotDecoded layer) {
    String reason = withoutPeriod(layer.reason());
    String unlock = layer.unlock().map(key -> "; to open it: " + withoutPeriod(key)).orElse("");
    String likely =
        layer.confidence() == Confidence.CERTAIN ? "" : layer.confidence().label() + ": ";
    return layer.layer().toUpperCase(Locale.ROOT) + " not decoded: " + likely + reason + unlock;
  }

  private static String withoutPeriod(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static boolean oneSided(Flow flow) {
    return flow.transport() == Transport.TCP
        && flow.side(Direction.CLIENT_TO_SERVER).payloadBytes()
                + flow.side(Direction.SERVER_TO_CLIENT).payloadBytes()
            > 0
        && (flow.side(Direction.CLIENT_TO_SERVER).packets() == 0
            || flow.side(Direction.SERVER_TO_CLIENT).packets() == 0);
  }

  private static long lostInCapture(Flow flow) {
    long missing = 0;
    for (Direction direction : Direction.values()) {
      missing += flow.side(direction).missingBytes() - flow.side(direction).cutBytes();
    }
    return Math.max(0, missing);
  }
}
