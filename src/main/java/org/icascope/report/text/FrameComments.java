package org.icascope.report.text;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Finding;
import org.icascope.model.PacketRef;
import org.icascope.report.Selection;
import org.icascope.session.Event;

/** What is to be told at single frames: events where they happened, findings at their evidence. */
public final class FrameComments {

  private FrameComments() {}

  /** One line per event and finding, in the words of the text report; times are UTC. */
  public static Map<PacketRef, List<String>> of(Analysis analysis) {
    return of(analysis, false);
  }

  /**
   * The same without texts that stood in the traffic, as names of hosts. What is told of findings
   * has none.
   */
  public static Map<PacketRef, List<String>> withoutNames(Analysis analysis) {
    return of(analysis, true);
  }

  private static Map<PacketRef, List<String>> of(Analysis analysis, boolean nameless) {
    Facts facts = new Facts(Selection.everything(analysis));
    EventText words = new EventText(facts, new TimeText(ZoneOffset.UTC));
    Map<PacketRef, List<String>> comments =
        new TreeMap<>(
            Comparator.comparingInt(PacketRef::capture).thenComparingLong(PacketRef::frame));
    for (Event event : analysis.events()) {
      String session =
          event.session().isPresent() ? Facts.sessionId(event.session().getAsInt()) + " " : "";
      add(
          comments,
          event.at(),
          session + event.type() + ": " + (nameless ? words.withoutNames(event) : words.of(event)));
    }
    for (Finding finding : analysis.findings()) {
      if (!finding.evidence().isEmpty()) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        add(
            comments,
            finding.evidence().get(0),
            "finding " + finding.rule() + " (" + severity + "): " + finding.title());
      }
    }
    return comments;
  }

  private static void add(Map<PacketRef, List<String>> comments, PacketRef at, String text) {
    comments.computeIfAbsent(at, k -> new ArrayList<>()).add("icascope " + text);
  }
}
