package org.icascope.app;

import java.util.List;
import org.icascope.model.DiagnosticSink;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.tls.DtlsTunnel;
import org.icascope.tunnel.tls.TlsSettings;
import org.icascope.tunnel.tls.TlsTunnel;

/** The kinds of tunnels that are looked for. */
final class Tunnels {

  private Tunnels() {}

  static TunnelStage stage(TlsSettings tls, TunnelSink sink, DiagnosticSink diagnostics) {
    return new TunnelStage(
        List.of(new TlsTunnel(tls)), List.of(new DtlsTunnel(tls)), sink, diagnostics);
  }
}
