package org.icascope.session;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.flow.HostPair;
import org.icascope.model.Transport;

/** Who knocks at one port of a server after the other, whatever they are for. */
final class PortScans {

  /** Ports of one server that let a host in vain that make it a scan. Chosen: users try a few. */
  static final int SCANNED_PORTS = 32;

  /**
   * Pairs of hosts that are watched at most, 200 bytes to 8 kB each by the highest port; scans by
   * others go unnoticed. Chosen.
   */
  static final int MOST_PAIRS = 1000;

  private final Map<HostPair, BitSet> ports = new HashMap<>();

  /** A flow is over. */
  void closed(Flow flow) {
    boolean inVain =
        flow.handshake() == Handshake.REFUSED || flow.handshake() == Handshake.UNANSWERED;
    if (flow.transport() != Transport.TCP || !inVain) {
      return;
    }
    HostPair pair = HostPair.of(flow);
    BitSet known = ports.get(pair);
    if (known == null && ports.size() < MOST_PAIRS) {
      known = new BitSet();
      ports.put(pair, known);
    }
    if (known != null) {
      known.set(flow.server().port());
    }
  }

  boolean isScan(Flow flow) {
    BitSet known = ports.get(HostPair.of(flow));
    return known != null && known.cardinality() >= SCANNED_PORTS;
  }
}
