package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.ChunkSink;

/** What the tunnel stage pushes: the innermost streams, as reassembly gives streams of TCP. */
public interface TunnelSink extends ChunkSink {

  /**
   * A tunnel was recognised. Told from the outside inwards, before anything that lies inside it.
   *
   * @param facts stays the same object while more becomes known
   * @param where the first frame of the tunnel
   */
  void onTunnel(Flow flow, TunnelFacts facts, FrameMark where);
}
