package org.icascope.app;

import java.util.List;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.PortTable;
import org.icascope.tunnel.StreamTunnel;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.UnitTap;
import org.icascope.tunnel.edt.EdtLimits;
import org.icascope.tunnel.edt.EdtTunnel;
import org.icascope.tunnel.socks.SocksTunnel;
import org.icascope.tunnel.tls.DtlsTunnel;
import org.icascope.tunnel.tls.TlsSettings;
import org.icascope.tunnel.tls.TlsTunnel;
import org.icascope.tunnel.websocket.WebSocketTunnel;

/** The kinds of tunnels that are looked for. */
final class Tunnels {

  private Tunnels() {}

  static TunnelStage stage(
      PortTable ports, TlsSettings tls, TunnelSink sink, DiagnosticSink diagnostics) {
    return stage(ports, tls, sink, diagnostics, UnitTap.NONE);
  }

  /** The same, where something else is looked for besides tunnels. */
  static TunnelStage stage(
      PortTable ports,
      TlsSettings tls,
      TunnelSink sink,
      DiagnosticSink diagnostics,
      StreamTunnel besides) {
    return new TunnelStage(
        List.of(new TlsTunnel(tls), new WebSocketTunnel(ports), new SocksTunnel(), besides),
        List.of(new DtlsTunnel(tls), new EdtTunnel(ports, EdtLimits.defaults())),
        sink,
        diagnostics);
  }

  /** The same with somebody who looks on. */
  static TunnelStage stage(
      PortTable ports, TlsSettings tls, TunnelSink sink, DiagnosticSink diagnostics, UnitTap tap) {
    return new TunnelStage(
        List.of(new TlsTunnel(tls), new WebSocketTunnel(ports), new SocksTunnel()),
        List.of(new DtlsTunnel(tls), new EdtTunnel(ports, EdtLimits.defaults())),
        sink,
        diagnostics,
        tap);
  }
}
