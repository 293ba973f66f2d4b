package org.icascope.report.text;

import java.util.ArrayList;
import java.util.List;
import org.icascope.analyze.Finding;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/** The verdict on sessions without an incident: nothing wrong, or what to look at all the same. */
final class NoIncident {

  private final Facts facts;
  private final Layout layout;
  private final TimeText times;

  NoIncident(Facts facts, Layout layout, TimeText times) {
    this.facts = facts;
    this.layout = layout;
    this.times = times;
  }

  List<Line> lines(int atMost) {
    List<Finding> findings =
        facts.selection().findings().stream()
            .filter(f -> f.severity().compareTo(Severity.WARNING) >= 0)
            .filter(f -> !f.rule().equals(TlsReconnects.RULE)) // told one by one
            .toList();
    List<Event> resumes = resumes();
    List<List<Line>> blocks = new ArrayList<>();
    boolean slow = SlowTransport.of(facts).isPresent();
    if (findings.isEmpty()
        && resumes.isEmpty()
        && warnings(facts) == 0
        && badEnds() == 0
        && !slow) {
      blocks.add(well());
    } else if (TlsReconnects.isAllThereIs(facts)) {
      blocks.add(layout.item(Style.YELLOW, TlsReconnects.headline(facts), TlsReconnects.UNKNOWN));
    } else if (resumes.isEmpty()) {
      blocks.add(layout.item(Style.YELLOW, "No break,", "but something to look at: " + counts()));
    } else {
      blocks.add(layout.item(Style.YELLOW, reconnects(resumes), unseen(resumes) + counts()));
      resumes.forEach(e -> blocks.add(layout.item(Style.YELLOW, "- resumed", resume(e))));
    }
    SlowTransport.of(facts)
        .ifPresent(text -> blocks.add(layout.item(Style.YELLOW, "- EDT given up:", text)));
    for (Event event : TlsReconnects.events(facts)) {
      String label = "- at " + times.seconds(event.timeNanos()) + ",";
      blocks.add(layout.item(Style.YELLOW, label, TlsReconnects.text(facts, event)));
    }
    findings.forEach(f -> blocks.add(layout.item(Style.YELLOW, "-", f.title() + ".")));
    return Section.fit(blocks, atMost, n -> Line.plain("- and " + Units.count(n, "more remark")));
  }

  private List<Line> well() {
    String sessions = sessions() + ", none broke, none failed to start";
    List<String> unread = Unread.kinds(facts);
    return unread.isEmpty()
        ? layout.item(Style.GREEN, "Nothing wrong:", sessions + ".")
        : layout.item(
            Style.GREEN,
            "Nothing wrong in what could be read:",
            sessions + ". Not read: " + String.join(", ", unread) + ".");
  }

  private String sessions() {
    return Units.count(facts.selection().sessions().size(), "Citrix session");
  }

  private String counts() {
    long badEnds = badEnds();
    long warnings =
        facts.selection().findings().stream()
            .filter(f -> f.severity().compareTo(Severity.WARNING) >= 0)
            .count();
    return sessions()
        + (badEnds == 0 ? "" : ", " + Units.count(badEnds) + " without a clean end")
        + (warnings == 0 ? "" : ", " + Units.count(warnings, "finding"))
        + ".";
  }

  private static String reconnects(List<Event> resumes) {
    return Units.count(resumes.size(), "reconnect");
  }

  private String unseen(List<Event> resumes) {
    List<Session> resumed =
        facts.selection().sessions().stream()
            .filter(s -> resumes.stream().anyMatch(e -> e.session().orElse(-1) == s.serial()))
            .toList();
    return (resumes.size() == 1 ? "whose break is not in" : "whose breaks are not in")
        + " this capture"
        + UnopenedText.orUnopened(facts, resumed)
        + "; ";
  }

  private String resume(Event event) {
    String who =
        facts.selection().sessions().stream()
            .filter(s -> s.serial() == event.session().orElse(-1))
            .map(Facts::who)
            .findFirst()
            .orElse("a session");
    return "at " + times.seconds(event.timeNanos()) + ", " + who + ".";
  }

  /** With no incident around: the break was before the capture, or outside the selection. */
  private List<Event> resumes() {
    return facts.selection().events().stream()
        .filter(
            e ->
                e.detail() instanceof Reconnect reconnect
                    && reconnect.result() == ResumeResult.RESUMED)
        .toList();
  }

  /** An end after the time asked for is none that was asked for. */
  private long badEnds() {
    return facts.selection().sessions().stream()
        .filter(s -> !Facts.well(s.outcome()))
        .filter(s -> !facts.selection().endsBefore(s.end().timeNanos()))
        .count();
  }

  static long warnings(Facts facts) {
    return facts.selection().events().stream()
        .map(Event::severity)
        .filter(s -> s.compareTo(Severity.WARNING) >= 0)
        .count();
  }
}
