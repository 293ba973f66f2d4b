package org.icascope.flow;

/** A turn in the life of a TCP flow, or of what is like one inside datagrams. */
public enum Signal {
  /** A SYN of the client, each one. */
  SYN,
  /** A SYN,ACK of the server, each one. */
  SYN_ACK,
  /** The client acknowledged the SYN,ACK: the handshake is complete. */
  ESTABLISHED,
  /** First FIN of a side. */
  FIN,
  /** First RST of a side. */
  RST,
  /** A time in which nothing got on is over: {@link Course#latestStandstill()}. */
  STALLED
}
