package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;

/** A kind of tunnel that lies in datagrams. One object serves all flows. */
public interface DatagramTunnel {

  /** Looks at the datagrams of one flow. */
  interface Detector {

    /** The next datagram of the flow. */
    Look look(Direction direction, Chunk datagram);
  }

  Detector detector(Flow flow);

  /** The layer that reads such a tunnel; it gets the datagrams from the first on. */
  Layer open(TunnelContext context);
}
