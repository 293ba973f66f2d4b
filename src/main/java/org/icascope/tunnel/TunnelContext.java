package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.DiagnosticSink;

/**
 * Around a tunnel.
 *
 * @param flow the flow in which it lies
 * @param sink is told of the tunnel ({@link TunnelSink#onTunnel}), and of turns in its life that
 *     are like those of a TCP connection ({@link TunnelSink#onSignal}), as a shutdown of EDT is
 * @param inner takes what lies inside
 * @param held what all layers of the flow keep for later
 */
public record TunnelContext(
    Flow flow, TunnelSink sink, DiagnosticSink diagnostics, Layer inner, HeldBytes held) {}
