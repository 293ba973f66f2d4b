package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;

/**
 * Around a tunnel.
 *
 * @param flow the flow in which it lies
 * @param sink is told of the tunnel ({@link TunnelSink#onTunnel}), and of turns in its life that
 *     are like those of a TCP connection ({@link TunnelSink#onSignal}), as a shutdown of EDT is
 * @param inner takes what lies inside
 * @param held what all layers of the flow keep for later
 * @param depth number of the layer that the tunnel is, from 0
 * @param tap looks on
 */
public record TunnelContext(
    Flow flow,
    TunnelSink sink,
    DiagnosticSink diagnostics,
    Layer inner,
    HeldBytes held,
    int depth,
    UnitTap tap) {

  public TunnelContext(
      Flow flow, TunnelSink sink, DiagnosticSink diagnostics, Layer inner, HeldBytes held) {
    this(flow, sink, diagnostics, inner, held, 0, UnitTap.NONE);
  }

  /** A unit of the tunnel is complete; see {@link UnitTap#onUnit}. */
  public void unit(Direction direction, String layout, long start, long end) {
    tap.onUnit(flow, depth, direction, layout, start, end);
  }
}
