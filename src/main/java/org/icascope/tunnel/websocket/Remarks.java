package org.icascope.tunnel.websocket;

import org.icascope.model.Diagnostic;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.tunnel.TunnelContext;

/** Says what is odd about a WebSocket. */
record Remarks(TunnelContext context) {

  void report(Severity severity, String code, String message, FrameMark where) {
    context
        .diagnostics()
        .report(Diagnostic.of(severity, code, message, where, context.flow().serial()));
  }
}
