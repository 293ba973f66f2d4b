package org.icascope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.decode.HeadersForTests;
import org.icascope.dissect.FlowDissection;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.model.Diagnostic;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.rules.RuleSettings;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.edt.EdtLimits;
import org.icascope.tunnel.edt.EdtTunnel;
import org.icascope.tunnel.socks.SocksTunnel;
import org.icascope.tunnel.tls.DtlsTunnel;
import org.icascope.tunnel.tls.TlsSettings;
import org.icascope.tunnel.tls.TlsTunnel;
import org.icascope.tunnel.tls.crypto.KeyMaterial;
import org.icascope.tunnel.websocket.WebSocketTunnel;

/**
 * A capture point for tests of the session stage: segments at times given in seconds go through the
 * stages from the flow table on.
 */
final class Net {

  private static final TlsSettings TLS =
      new TlsSettings(KeyMaterial.none(), false, (flow, layer, reason) -> {});

  static final long CLIENT = 0x0a000001; // 10.0.0.1
  static final long OTHER_CLIENT = 0x0a000002;
  static final long SERVER = 0x0a000101; // 10.0.1.1
  static final long OTHER_SERVER = 0x0a000102;
  private static final PortTable PORTS = new PortTable(Map.of());
  private static final long START_NANOS = 1_700_000_000_000_000_000L;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final SessionTracker tracker;
  private final FlowTable flows;
  private long frame;
  private long timeNanos = START_NANOS;

  Net() {
    this(new SessionSettings(PORTS, false, Optional.empty(), RuleSettings.standard()));
  }

  /** So many sessions are told at most. */
  static Net ofSessions(int most) {
    return new Net(
        new SessionSettings(
            PORTS, false, Optional.empty(), RuleSettings.standard(), Pseudonyms.NONE, most));
  }

  private Net(SessionSettings settings) {
    PortTable ports = settings.ports();
    tracker = new SessionTracker(settings, diagnostics::add);
    StreamReassembly reassembly =
        new StreamReassembly(
            ReassemblyLimits.defaults(),
            diagnostics::add,
            new TunnelStage(
                List.of(new TlsTunnel(TLS), new WebSocketTunnel(ports), new SocksTunnel()),
                List.of(new DtlsTunnel(TLS), new EdtTunnel(ports, EdtLimits.defaults())),
                new FlowDissection(ports, tracker, diagnostics::add),
                diagnostics::add));
    flows = new FlowTable(ports, FlowLimits.defaults(), diagnostics::add, reassembly);
  }

  /** Sets the clock, in seconds since the start. */
  Net at(double seconds) {
    timeNanos = nanos(seconds);
    return this;
  }

  Net after(double seconds) {
    timeNanos += Math.round(seconds * 1e9);
    return this;
  }

  /** Capture time of a second of the test. */
  static long nanos(double seconds) {
    return START_NANOS + Math.round(seconds * 1e9);
  }

  Tcp tcp(long client, int clientPort, long server, int serverPort) {
    return new Tcp(this, client, clientPort, server, serverPort);
  }

  /** The usual client and server, port 2598. */
  Tcp cgp(int clientPort) {
    return tcp(CLIENT, clientPort, SERVER, PortTable.CGP_PORT);
  }

  /** The usual client and server, port 1494. */
  Tcp ica(int clientPort) {
    return tcp(CLIENT, clientPort, SERVER, PortTable.ICA_PORT);
  }

  /** EDT of the usual client and server on UDP 2598. */
  Edt edt(int clientPort) {
    return new Edt(this, CLIENT, clientPort, SERVER, PortTable.CGP_PORT);
  }

  void send(HeadersForTests headers) {
    flows.onHeaders(headers.at(++frame, timeNanos));
  }

  /** Number of the latest frame. */
  long frame() {
    return frame;
  }

  Found finish() {
    flows.finish();
    return new Found(tracker.finish(new FrameMark(0, Math.max(1, frame), timeNanos)), diagnostics);
  }

  /** The capture ends with a frame of something else. */
  Found finishAt(double seconds) {
    at(seconds);
    send(
        HeadersForTests.of(Transport.TCP)
            .from(0x0b000001, 40000)
            .to(0x0b000002, 40001)
            .tcp(Headers.ACK, 1, 1)
            .payload(new byte[0], 0));
    return finish();
  }
}
