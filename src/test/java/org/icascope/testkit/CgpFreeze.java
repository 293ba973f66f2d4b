package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import org.icascope.testkit.network.TcpConversation;

/** Lets a session stand still that does not break. */
final class CgpFreeze {
  private final CgpContext context;
  private final TcpConversation tcp;

  CgpFreeze(CgpContext context) {
    this.context = context;
    this.tcp = (TcpConversation) context.link().tcp();
  }

  /** A screen is lost five times. */
  Fact byLoss() {
    tcp.losePayload(SERVER_TO_CLIENT, 5);
    context.workload.screen(300);
    context.clock().advanceMillis(9600);
    return new Fact.StoodStill(tcp, SERVER_TO_CLIENT, "loss", 9.3);
  }

  /** The client's window is closed, and the server asks for it twice a second. */
  Fact byFullClient(double seconds) {
    tcp.closeWindow(CLIENT_TO_SERVER);
    for (double at = 0; at < seconds; at += 0.5) {
      context.clock().advanceMillis(500);
      tcp.tcpKeepAlive(SERVER_TO_CLIENT);
    }
    tcp.openWindow(CLIENT_TO_SERVER);
    return new Fact.StoodStill(tcp, SERVER_TO_CLIENT, "zero-window", seconds);
  }
}
