package org.icascope.testkit;

import org.icascope.testkit.network.TcpConversation;

/** A layer between TCP and the session. */
interface TunnelCarrier {

  /** As stacks name it. */
  String layer();

  /** Its set-up on an open connection; from then on writes are wrapped. */
  TcpConversation open(TcpConversation tcp);
}
