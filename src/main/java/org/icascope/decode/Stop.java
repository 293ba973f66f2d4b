package org.icascope.decode;

/** Why the walk through a frame's headers ended before TCP or UDP. */
enum Stop {
  /** A link type that is not decoded; detail: its number. */
  LINK_TYPE,
  /** Another network protocol than IP; detail: see {@link Protocols}. */
  NOT_IP,
  /** Another transport than TCP and UDP; detail: the IP protocol. */
  OTHER_PROTOCOL,
  /** Part of a datagram that is not complete. */
  FRAGMENT,
  /** The frame goes on where the captured bytes end. */
  CUT,
  /** Headers contradict themselves, or end where the frame ends. */
  MALFORMED,
  /** More headers than any network stacks. */
  TOO_MANY_LAYERS
}
