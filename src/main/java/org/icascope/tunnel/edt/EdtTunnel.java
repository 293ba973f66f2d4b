package org.icascope.tunnel.edt;

import org.icascope.flow.Flow;
import org.icascope.model.CitrixPort;
import org.icascope.model.PortTable;
import org.icascope.tunnel.DatagramTunnel;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/**
 * EDT, a stream over datagrams that descends from UDT.
 *
 * <p>Source: the protocol notes on EDT, compiled from a real capture and the public UDT draft
 * (draft-gg-udt-03).
 */
public final class EdtTunnel implements DatagramTunnel {

  private final PortTable ports;
  private final EdtLimits limits;
  private final EdtLimits.Used used = new EdtLimits.Used();

  public EdtTunnel(PortTable ports, EdtLimits limits) {
    this.ports = ports;
    this.limits = limits;
  }

  @Override
  public Detector detector(Flow flow) {
    int port = flow.server().port();
    return new EdtDetector(
        ports.is(port, CitrixPort.CGP)
            || ports.is(port, CitrixPort.ICA)
            || ports.is(port, CitrixPort.TLS));
  }

  @Override
  public Layer open(TunnelContext context) {
    return new EdtLayer(context, limits, used);
  }
}
