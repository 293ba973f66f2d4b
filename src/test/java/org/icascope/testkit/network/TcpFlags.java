package org.icascope.testkit.network;

/** The five TCP flags in use here. */
record TcpFlags(boolean syn, boolean ack, boolean fin, boolean rst, boolean psh) {
  static final TcpFlags SYN = new TcpFlags(true, false, false, false, false);
  static final TcpFlags SYN_ACK = new TcpFlags(true, true, false, false, false);
  static final TcpFlags ACK = new TcpFlags(false, true, false, false, false);
  static final TcpFlags PSH_ACK = new TcpFlags(false, true, false, false, true);
  static final TcpFlags FIN_ACK = new TcpFlags(false, true, true, false, false);
  static final TcpFlags RST_ACK = new TcpFlags(false, true, false, true, false);
}
