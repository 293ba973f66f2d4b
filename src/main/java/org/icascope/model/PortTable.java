package org.icascope.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Server ports on which Citrix traffic is expected, for TCP and UDP alike.
 *
 * <p>Defaults (vendor documentation): 1494 ICA, 2598 CGP, 443 TLS, 8008 WebSocket.
 */
public final class PortTable {

  public static final int ICA_PORT = 1494;
  public static final int CGP_PORT = 2598;

  private final CitrixPort[] byPort = new CitrixPort[0x10000];
  private final Set<Integer> named;

  /**
   * @param added ports beyond the defaults, or defaults given another meaning
   */
  public PortTable(Map<Integer, CitrixPort> added) {
    named = Set.copyOf(added.keySet());
    byPort[ICA_PORT] = CitrixPort.ICA;
    byPort[CGP_PORT] = CitrixPort.CGP;
    byPort[443] = CitrixPort.TLS;
    byPort[8008] = CitrixPort.WEBSOCKET;
    new TreeMap<>(added).forEach((port, kind) -> byPort[port] = kind);
  }

  public Optional<CitrixPort> of(int port) {
    return Optional.ofNullable(byPort[port & 0xffff]);
  }

  public boolean isExpected(int port) {
    return byPort[port & 0xffff] != null;
  }

  /** Expected here, and hardly anything else: not the port that all the web uses. */
  public boolean isCitrixOnly(int port) {
    CitrixPort kind = byPort[port & 0xffff];
    return kind != null && kind != CitrixPort.TLS;
  }

  /** It is none of the defaults, or one that was given another meaning. */
  public boolean isNamed(int port) {
    return named.contains(port);
  }

  public boolean is(int port, CitrixPort kind) {
    return byPort[port & 0xffff] == kind;
  }
}
