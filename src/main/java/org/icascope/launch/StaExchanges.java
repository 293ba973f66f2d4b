package org.icascope.launch;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.launch.StaExchange.Asked;
import org.icascope.launch.StaExchange.Result;
import org.icascope.model.Endpoint;
import org.icascope.model.Fingerprint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;

/**
 * What was asked of STAs. Kept one by one is what failed and what was redeemed; of the many tickets
 * that are issued, most of them for monitors, only one for every STA and id.
 *
 * <p>Tickets and ids are kept as fingerprints with a key that is drawn anew in every run.
 */
final class StaExchanges {

  /** Exchanges kept, some 400 bytes each. Chosen: a busy gateway has one in a second. */
  static final int MOST_EXCHANGES = 10_000;

  /** STAs, and hosts that ask them. Chosen: sites have some ten. */
  static final int MOST_HOSTS = 1_000;

  /** Ids under which one STA issued tickets; more than one is unusual. Chosen. */
  private static final int MOST_AUTHORITIES = 8;

  /** A request without an answer for so long is unanswered. Chosen, as NetScaler's monitors. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final byte[] key = new byte[32];
  private final LaunchLimit limit;
  private final NameLookups names;
  private final Pseudonyms pseudonyms;
  private final List<StaExchange> kept = new ArrayList<>();
  private final Map<Endpoint, StaServer> servers = new LinkedHashMap<>();
  private final Set<IpAddress> clients = new LinkedHashSet<>();
  private int issuedTold;

  StaExchanges(LaunchLimit limit, NameLookups names, Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
    this.limit = limit;
    this.names = names;
    new SecureRandom().nextBytes(key);
  }

  void answered(Flow flow, HttpMessage request, HttpMessage answer) {
    StaBody asked = new StaBody(request.body());
    if (asked.isSta()) {
      StaBody got = new StaBody(answer.body());
      int status = answer.status().orElse(0);
      Asked what = asked(asked);
      add(
          new StaExchange(
              flow,
              what,
              status == 200 ? result(what, got) : Result.STATUS,
              request.first(),
              answer.last(),
              answer.status(),
              what == Asked.DATA ? asked.textOf("Ticket").map(this::keyed) : Optional.empty(),
              what == Asked.TICKET ? got.textOf("AuthorityID").map(this::keyed) : Optional.empty(),
              what == Asked.DATA ? target(got) : Optional.empty()));
    }
  }

  void unanswered(Flow flow, HttpMessage request) {
    StaBody asked = new StaBody(request.body());
    if (asked.isSta()) {
      add(
          new StaExchange(
              flow,
              asked(asked),
              Result.UNANSWERED,
              request.first(),
              flow.last(),
              OptionalInt.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
  }

  /** Names stay what they are: they are looked for, and never shown beside pseudonyms. */
  private Optional<StaTarget> target(StaBody got) {
    return got.target()
        .map(to -> new StaTarget(to.address().map(pseudonyms::address), to.name(), to.port()));
  }

  private static Asked asked(StaBody body) {
    return body.has("RequestData")
        ? Asked.DATA
        : body.has("RequestTicket") ? Asked.TICKET : Asked.OTHER;
  }

  private static Result result(Asked asked, StaBody got) {
    boolean granted =
        switch (asked) {
          case DATA -> got.hasTicketData();
          case TICKET -> got.textOf("Ticket").isPresent();
          case OTHER -> true;
        };
    return granted ? Result.GRANTED : Result.NOTHING;
  }

  private String keyed(String secret) {
    return Fingerprint.whole(key, secret.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void add(StaExchange exchange) {
    Flow flow = exchange.flow();
    boolean granted = exchange.result() == Result.GRANTED;
    if (!isKnown(flow)) {
      limit.told("STAs and hosts that ask them", exchange.request(), flow.serial());
      return;
    }
    StaServer server = servers.get(flow.server());
    server.exchanges++;
    if (granted && server.authorities.size() < MOST_AUTHORITIES) {
      exchange.authority().ifPresent(id -> server.authorities.putIfAbsent(id, exchange));
    }
    if (granted && exchange.asked() != Asked.DATA) {
      return;
    }
    if (kept.size() >= MOST_EXCHANGES) {
      limit.told("exchanges with STAs", exchange.request(), flow.serial());
      return;
    }
    kept.add(exchange);
    exchange
        .target()
        .map(StaTarget::name)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> names.want(name, exchange));
  }

  /** Both ends are, or there is room for them. */
  private boolean isKnown(Flow flow) {
    if (servers.size() < MOST_HOSTS) {
      servers.computeIfAbsent(flow.server(), s -> new StaServer());
    }
    if (clients.size() < MOST_HOSTS) {
      clients.add(flow.client().address());
    }
    return servers.containsKey(flow.server()) && clients.contains(flow.client().address());
  }

  /** An STA was seen to be asked, and how often. */
  static final class StaServer {
    private long exchanges;
    private final Map<String, StaExchange> authorities = new LinkedHashMap<>();
  }

  /** In order of the answers, without what ended too early to be judged. */
  List<StaExchange> finish(FrameMark last) {
    return kept.stream()
        .filter(
            each ->
                each.result() != Result.UNANSWERED
                    || each.flow().close() != Close.NONE
                    || last.timeNanos() - each.request().timeNanos() >= PATIENCE_NANOS)
        .toList();
  }

  /** Answers from before a moment, which are forgotten by this. */
  List<StaExchange> take(long beforeNanos) {
    List<StaExchange> taken =
        kept.stream().filter(each -> each.answer().timeNanos() < beforeNanos).toList();
    kept.removeAll(new HashSet<>(taken));
    return taken;
  }

  /** Names that exchanges gave which are not forgotten. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    kept.forEach(each -> each.target().map(StaTarget::name).ifPresent(names::add));
    return names;
  }

  /** The first ticket that each STA issued under each id. */
  List<StaExchange> issued() {
    return servers.values().stream().flatMap(s -> s.authorities.values().stream()).toList();
  }

  /** The same; none where nothing of that is new since this was asked last. */
  List<StaExchange> newlyIssued() {
    List<StaExchange> issued = issued();
    boolean fresh = issued.size() > issuedTold;
    issuedTold = issued.size();
    return fresh ? issued : List.of();
  }

  /** STAs by end point, with the number of requests to them. */
  Map<Endpoint, Long> servers() {
    Map<Endpoint, Long> counts = new LinkedHashMap<>();
    servers.forEach((server, known) -> counts.put(server, known.exchanges));
    return counts;
  }

  /** The host asked an STA. */
  boolean isClient(IpAddress host) {
    return clients.contains(host);
  }
}
