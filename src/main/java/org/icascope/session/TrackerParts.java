package org.icascope.session;

/** What follows sessions, each part for one question, and what they share. */
final class TrackerParts {

  final Tracking tracking;
  final FlowTracks flows;
  final Suspensions suspensions;
  final Fallbacks fallbacks;
  final Attempts attempts;
  final IcaSessions icaSessions;
  final CgpSessions cgp;
  final CgpControls controls;
  final TransportRaces races;
  final WebSocketRefusals refusals;
  final TlsReconnects tlsReconnects;
  final TlsFailures tlsFailures;
  final ClosedPorts closedPorts;
  final PortScans scans = new PortScans();
  final TcpWatch tcpWatch;
  final ResetCodes resetCodes;
  final Results results;

  TrackerParts(Tracking tracking, SessionSettings settings) {
    this.tracking = tracking;
    flows = new FlowTracks(tracking);
    CgpEvents events = new CgpEvents(tracking);
    suspensions = new Suspensions(tracking);
    fallbacks = new Fallbacks(tracking);
    refusals = new WebSocketRefusals(tracking);
    attempts = new Attempts(tracking, flows, events, suspensions, fallbacks);
    icaSessions = new IcaSessions(tracking, fallbacks);
    icaSessions.attempts(attempts);
    cgp = new CgpSessions(tracking, events, suspensions, attempts, icaSessions);
    controls = new CgpControls(tracking, attempts);
    races = new TransportRaces(tracking, attempts);
    tlsReconnects = new TlsReconnects(tracking);
    tlsFailures = new TlsFailures(tracking);
    closedPorts = new ClosedPorts(tracking);
    tcpWatch = new TcpWatch(tracking);
    resetCodes = new ResetCodes(tracking);
    results = new Results(tracking, settings.fingerprintKey());
    tracking.leftOut(this::leaveOut);
  }

  /** There are too many: of this flow nothing is told, and nobody remembers it. */
  private void leaveOut(FlowTrack flow) {
    flows.forget(flow);
    attempts.forget(flow);
    fallbacks.forget(flow);
  }

  /** A flow is over that nothing more can happen to. */
  void closed(FlowTrack flow) {
    if (!mayTell(flow)) {
      leaveOut(flow);
    }
  }

  /** It belongs to a session that is told, or there are not too many of its kind. */
  boolean mayTell(FlowTrack flow) {
    boolean alone = flow.session == null && !flow.counted;
    return !flow.isLeftOut() && (!alone || flows.hasRoomAlone(flow));
  }
}
