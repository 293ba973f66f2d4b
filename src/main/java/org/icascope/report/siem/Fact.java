package org.icascope.report.siem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.report.Rfc3339;

/**
 * One record as all formats see it: a session, an incident, an event or a finding, with what is
 * needed to understand it alone. All texts are clean (see {@link CleanText}), all lists are short.
 *
 * @param number position in the list of its kind, from 1
 * @param uid the same as in JSON
 * @param rule of findings only
 * @param identity only where names were asked for
 */
record Fact(
    Kind kind,
    int number,
    String uid,
    Statement statement,
    Span span,
    Place place,
    Links links,
    Evidence evidence,
    Figures figures,
    Optional<Rule> rule,
    Optional<Identity> identity) {

  /** What became of it. */
  enum Outcome {
    SUCCESS,
    FAILURE,
    UNKNOWN;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it says of a connection. */
  enum Change {
    OPENED,
    CLOSED,
    RESET,
    FAILED,
    REFUSED,
    /** Nothing about its begin or end. */
    TRAFFIC
  }

  /**
   * @param type event type, rule, {@code session}, or incident cause as a word
   * @param summary one sentence
   */
  record Statement(
      String type,
      String summary,
      Severity severity,
      Confidence confidence,
      Outcome outcome,
      Change change) {

    Statement shortened() {
      return new Statement(
          type, CleanText.cut(summary, FEW_LETTERS), severity, confidence, outcome, change);
    }
  }

  /**
   * First and last instant; the first is when it became true, and no end lies before its begin.
   *
   * @param startNanos nanoseconds since 1970
   * @param startText the same as RFC 3339, with microseconds or finer
   */
  record Span(long startNanos, long endNanos, String startText, String endText) {

    private static final int MICROSECOND_DIGITS = 6;

    static Span of(long startNanos, long endNanos) {
      String start = Rfc3339.of(startNanos, MICROSECOND_DIGITS);
      return endNanos <= startNanos
          ? new Span(startNanos, startNanos, start, start)
          : new Span(startNanos, endNanos, start, Rfc3339.of(endNanos, MICROSECOND_DIGITS));
    }
  }

  /** One side; the port of a side is not always known. */
  record Host(String ip, int version, OptionalInt port) {}

  /** What both sides of flows sent. */
  record Volume(
      long clientPackets, long clientPayloadBytes, long serverPackets, long serverPayloadBytes) {}

  /**
   * Where it happened.
   *
   * @param client who opened the connection
   * @param layers outermost first
   * @param communityId of the flow it happened on; for sessions that of the first flow
   * @param volume of sessions only
   */
  record Place(
      Optional<Host> client,
      Optional<Host> server,
      Optional<Transport> transport,
      List<String> layers,
      Optional<String> communityId,
      Optional<Volume> volume) {

    static final Place NOWHERE =
        new Place(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
  }

  /** Some of many, and how many there are. */
  record Some(List<String> listed, int count) {

    static final Some NONE = new Some(List.of(), 0);

    /** The first of them, that by which records are joined. */
    Optional<String> first() {
      return listed.isEmpty() ? Optional.empty() : Optional.of(listed.get(0));
    }
  }

  /**
   * Uids of sessions and incidents it belongs to, and all Community IDs and addresses of these
   * sessions.
   *
   * @param addresses of both sides, those before and after a move, too
   */
  record Links(Some sessions, Some incidents, Some communityIds, Some addresses) {}

  /**
   * Frames that show it.
   *
   * @param file name of the capture without its folder
   * @param frames numbers as Wireshark shows them, 20 at most
   * @param total how many there are
   * @param filter a Wireshark display filter
   */
  record Evidence(Optional<String> file, List<Long> frames, long total, Optional<String> filter) {}

  /** What a finding says beyond its title. */
  record Rule(String name, String category, String explanation, String remedy) {}

  /** Of the place and of all its sessions, each once. */
  List<String> addresses() {
    List<String> others = links.addresses().listed();
    Optional<String> client = place.client().map(Host::ip);
    Optional<String> server = place.server().map(Host::ip);
    if (client.stream().allMatch(others::contains) && server.stream().allMatch(others::contains)) {
      return others;
    }
    LinkedHashSet<String> all = new LinkedHashSet<>();
    client.ifPresent(all::add);
    server.ifPresent(all::add);
    all.addAll(others);
    return all.stream().limit(Surroundings.MOST_ADDRESSES).toList();
  }

  /** The same with fewer Community IDs, uids and addresses: for a line that would be too long. */
  Fact shortened() {
    Links fewer =
        new Links(
            few(links.sessions()),
            few(links.incidents()),
            few(links.communityIds()),
            few(links.addresses()));
    Evidence plain =
        new Evidence(
            evidence.file().map(file -> CleanText.cut(file, FEW_LETTERS)),
            evidence.frames(),
            evidence.total(),
            Optional.empty());
    return new Fact(
        kind,
        number,
        uid,
        statement.shortened(),
        span,
        place,
        fewer,
        plain,
        figures.shortened(),
        rule.map(Fact::shortened),
        identity.map(Fact::shortened));
  }

  private static Rule shortened(Rule rule) {
    return new Rule(
        rule.name(),
        rule.category(),
        CleanText.cut(rule.explanation(), FEW_LETTERS),
        CleanText.cut(rule.remedy(), FEW_LETTERS));
  }

  private static Identity shortened(Identity identity) {
    return new Identity(
        identity.user().map(Fact::shortened),
        identity.domain().map(Fact::shortened),
        identity.clientName().map(Fact::shortened),
        identity.application().map(Fact::shortened),
        identity.launcher().map(Fact::shortened));
  }

  private static String shortened(String name) {
    return CleanText.cut(name, FEW_LETTERS / 4);
  }

  /** Chosen: with so few of everything a line of letters of three bytes still fits. */
  private static final int FEW = 8;

  private static final int FEW_LETTERS = 150;

  private static Some few(Some some) {
    return some.listed().size() <= FEW
        ? some
        : new Some(some.listed().subList(0, FEW), some.count());
  }
}
