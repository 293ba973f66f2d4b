package org.icascope.app;

import java.util.List;
import org.icascope.model.DiagnosticSink;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;

/** The kinds of tunnels that are looked for. */
final class Tunnels {

  private Tunnels() {}

  static TunnelStage stage(TunnelSink sink, DiagnosticSink diagnostics) {
    return new TunnelStage(List.of(), List.of(), sink, diagnostics);
  }
}
