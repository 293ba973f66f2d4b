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
  STA_TICKET_SECONDS("sta-ticket.seconds", 1, 86_400);

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

  static List<String> keys() {
    return Arrays.stream(values()).map(Threshold::key).toList();
  }
}
