package org.icascope.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Numbers by which events and findings are judged. Their values stand in the file {@code
 * rules.properties} beside this class, each with the reason for it, and nowhere else; a rules file
 * of the user replaces some of them.
 */
public enum Threshold {
  /** Clients that must fail at one server to be called several. */
  OUTAGE_CLIENTS("outage.clients", 2, 10_000),
  /** In what time they must fail, seconds. */
  OUTAGE_SECONDS("outage.seconds", 1, 86_400),
  /** Bytes that wait for so long stand still, seconds. */
  STALL_SECONDS("stall.seconds", 0.1, 3_600),
  /** A side that keeps back so many keep-alives is silent. */
  STALL_KEEP_ALIVES("stall.keep-alives", 2, 1_000),
  /** A connection without any segment for so long is idle, seconds. */
  IDLE_SECONDS("idle.seconds", 5, 86_400),
  /** Idle times that differ by less are the same, per cent. */
  IDLE_SPREAD_PERCENT("idle.spread-percent", 0, 100),
  /** A window must be closed for so long in all, seconds. */
  ZERO_WINDOW_SECONDS("zero-window.seconds", 0.01, 3_600),
  /** Segments sent again, of those with payload. */
  LOSS_PERCENT("loss.percent", 0.01, 100),
  /** Of fewer segments no rate is told. */
  LOSS_SEGMENTS("loss.segments", 10, 1_000_000),
  /** The same rate within ten seconds. */
  LOSS_WORST_PERCENT("loss.worst-percent", 0.01, 100),
  /** Segments sent again within these ten seconds. */
  LOSS_WORST_SEGMENTS("loss.worst-segments", 2, 1_000_000),
  /** A segment that was sent again so often is stuck. */
  STUCK_REPEATS("stuck.repeats", 2, 100),
  /** Segments with news from a side that acknowledges nothing. */
  ONE_WAY_SEGMENTS("one-way.segments", 1, 10_000),
  /** Payload of a segment that counts as large, bytes. */
  BLACK_HOLE_BYTES("black-hole.bytes", 500, 65_535),
  /** Packets of an EDT connection that came in fragments. */
  FRAGMENTED_PACKETS("fragmented.packets", 1, 1_000_000),
  /** The same of all packets of that direction, per cent. */
  FRAGMENTED_PERCENT("fragmented.percent", 0.01, 100),
  /** How far apart attempts may be to speak of the same state of a server, seconds. */
  NO_WAY_BACK_SECONDS("no-way-back.seconds", 0, 86_400),
  /** Size of a client network in the matrix of ports, bits of an IPv4 address. */
  NETWORK_IPV4_BITS("network.ipv4-bits", 0, 32),
  /** The same of an IPv6 address. */
  NETWORK_IPV6_BITS("network.ipv6-bits", 0, 128),
  /** Sessions that must break together to be a storm. */
  STORM_SESSIONS("storm.sessions", 2, 100_000),
  /** Within what time, seconds. */
  STORM_SECONDS("storm.seconds", 1, 3_600),
  /** And what part of those that are there, percent. */
  STORM_PERCENT("storm.percent", 1, 100),
  /** Within what time all sessions of an address end in a failover, seconds. */
  FAILOVER_SECONDS("failover.seconds", 0.1, 60),
  /** Breaks of one client that are too many. */
  FLAPPING_BREAKS("flapping.breaks", 2, 10_000),
  /** Within what time, seconds. */
  FLAPPING_SECONDS("flapping.seconds", 1, 86_400),
  /** How long before ICA on 1494 a try of CGP is looked for, seconds. */
  RELIABILITY_TRY_SECONDS("reliability-try.seconds", 1, 3_600),
  /** How long two connections of a session may go on beside each other, seconds. */
  RACE_SECONDS("race.seconds", 0.1, 60),
  /** What part of the timeout of Session Reliability is much, percent. */
  BUDGET_PERCENT("budget.percent", 1, 100),
  /** Life of an STA ticket, seconds. */
  STA_TICKET_SECONDS("sta-ticket.seconds", 1, 86_400),
  /** How long after an answer of an STA the next step of the launch is looked for, seconds. */
  LAUNCH_SECONDS("launch.seconds", 0.1, 600),
  /** Failed requests to an STA that are worth telling. */
  STA_FAILURES("sta.failures", 1, 100_000),
  /** SYNs without an answer after which a server counts as unreachable. */
  UNREACHABLE_SYNS("unreachable.syns", 2, 10_000),
  /** A ServerHello that comes later, or not at all, comes too late, seconds. */
  TLS_HELLO_SECONDS("tls-hello.seconds", 0.1, 3_600),
  /** Attempts at a further port that speak for a stream of a session. */
  MULTI_STREAM_ATTEMPTS("multi-stream.attempts", 2, 10_000),
  /** One leg of a gateway lives on for so long without its user, seconds. */
  MASKED_SECONDS("masked.seconds", 1, 86_400);

  private final String key;
  private final double least;
  private final double most;

  Threshold(String key, double least, double most) {
    this.key = key;
    this.least = least;
    this.most = most;
  }

  /** The name in the file, unit last. */
  public String key() {
    return key;
  }

  /** The lowest value that makes sense. */
  public double least() {
    return least;
  }

  /** The highest value that makes sense. */
  public double most() {
    return most;
  }

  static Optional<Threshold> of(String key) {
    return Arrays.stream(values()).filter(threshold -> threshold.key.equals(key)).findFirst();
  }

  /** The names of all. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Threshold::key).toList();
  }
}
