package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import org.icascope.testkit.network.EdtConversation;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.TcpConversation;

/** EDT and TCP tried side by side, as adaptive transport does it. */
final class EdtRace {
  private static final double HEAD_START_MILLIS = 500; // of EDT, vendor documentation
  private static final double REPEATED_BEFORE_MILLIS = 18; // so that its answer comes first

  private final CgpContext session;
  private TcpConversation loser;

  EdtRace(CgpContext session) {
    this.session = session;
  }

  /** EDT wins and is bound; the TCP connection stands beside it. */
  Fact connect(int tcpPort) {
    double tcpAt = session.clock().now() / 1000.0 + HEAD_START_MILLIS;
    EdtConversation edt = new EdtConversation(session.network, session.client, session.server);
    edt.requestsUnanswered(1, HEAD_START_MILLIS - REPEATED_BEFORE_MILLIS);
    loser = new TcpConversation(session.network, session.client.withPort(tcpPort), session.server);
    session.clock().at(Math.round(tcpAt * 1000), loser::open);
    edt.connect();
    session.clock().advanceMillis(25); // until the client has the answer of TCP too
    session.bind(edt);
    return new Fact.Raced(edt, loser);
  }

  /** EDT requests that nobody answers. */
  static EdtConversation inVain(CgpContext session, HostPort from, int requests) {
    EdtConversation edt = new EdtConversation(session.network, from, session.server);
    return edt.requestsUnanswered(requests, HEAD_START_MILLIS);
  }

  void dropLoser() {
    loser.reset(CLIENT_TO_SERVER);
  }
}
