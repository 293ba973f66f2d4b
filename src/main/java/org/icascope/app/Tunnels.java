package org.icascope.app;

import java.util.List;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.PortTable;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.edt.EdtLimits;
import org.icascope.tunnel.edt.EdtTunnel;
import org.icascope.tunnel.socks.SocksTunnel;
import org.icascope.tunnel.websocket.WebSocketTunnel;

/** The kinds of tunnels that are looked for. */
final class Tunnels {

  private Tunnels() {}

  static TunnelStage stage(PortTable ports, TunnelSink sink, DiagnosticSink diagnostics) {
    return new TunnelStage(
        List.of(new WebSocketTunnel(ports), new SocksTunnel()),
        List.of(new EdtTunnel(ports, EdtLimits.defaults())),
        sink,
        diagnostics);
  }
}
