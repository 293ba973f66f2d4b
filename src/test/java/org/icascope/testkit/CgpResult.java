package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import java.util.List;
import java.util.OptionalDouble;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.protocol.IcaSetup;

/** What became of a session over CGP, for the truth about a scenario. */
abstract class CgpResult {

  final CgpContext context;
  final CgpFailures failures;
  String outcome = "never-bound";
  int resumes;
  boolean fellBack;
  boolean unusable;
  boolean raced;

  CgpResult(CgpContext context, CgpFailures failures) {
    this.context = context;
    this.failures = failures;
  }

  /** The connections on which the session was bound, in order. */
  public List<Connection> flows() {
    return List.copyOf(context.boundFlows);
  }

  /** Highest message number recorded in a direction. */
  public long trackedMessages(Direction direction) {
    return context.peer(direction).highestRecorded();
  }

  /** Outcome in the words of the contract, for a recording that ends now. */
  public String outcome() {
    return outcome;
  }

  public int resumes() {
    return resumes;
  }

  /** Whether it may be reported as a session or as a part of what followed, or not at all. */
  boolean optional() {
    return fellBack || unusable;
  }

  /** Whether some attempt to resume got no answer; its flow may or may not be listed. */
  boolean attemptsFailed() {
    return raced || !failures.isEmpty() || "refused".equals(outcome);
  }

  /** Whether the recording began after the first connection. */
  boolean partlySeen() {
    return flows().get(0).firstPayload(CLIENT_TO_SERVER).isEmpty();
  }

  /** The layers in one line, as the analysis document has them. */
  public String stack() {
    if (flows().get(0).transport() == Transport.UDP) {
      return context.dtls.isPresent() ? "UDP > DTLS > EDT > CGP > ICA" : "UDP > EDT > CGP > ICA";
    }
    return context.path.stack() + "CGP > ICA";
  }

  /** How long the first handshake of TLS took; empty without TLS over TCP. */
  public OptionalDouble tlsMillis() {
    return context.path.tlsMillis();
  }

  public boolean hasStaTicket() {
    return context.staTicket.isPresent();
  }

  IcaSetup setup() {
    return context.setup;
  }
}
