package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.IcaWriter;

/** First attempts that get a TCP connection, but no session (cgp.md 5). */
final class CgpFailure {
  private static final int STATUS_SERVICE_FAILURE = 3;
  private static final int SERVICE_DESTINATION_REFUSED = 4;

  private final CgpContext session;
  private final TcpConversation tcp;

  CgpFailure(CgpContext session, TcpConversation tcp) {
    this.session = session;
    this.tcp = tcp;
  }

  /** The bind stays unanswered; the client closes after a while. */
  TcpConversation withoutSignature(double waitSeconds) {
    ask();
    session.clock().advanceMillis(waitSeconds * 1000);
    tcp.close(CLIENT_TO_SERVER);
    return tcp;
  }

  /** An ICA listener answers with its banner; the client closes. */
  TcpConversation notCgp() {
    ask();
    tcp.send(SERVER_TO_CLIENT, IcaWriter.banner(), () -> {});
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    tcp.close(CLIENT_TO_SERVER);
    return tcp;
  }

  private void ask() {
    tcp.connect();
    tcp.send(CLIENT_TO_SERVER, session.binds().firstRequest(), () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
  }

  /** Bound, but the service could not reach the ICA listener behind it. */
  TcpConversation channelRefused() {
    session.bind(tcp.connect());
    session.openChannel(STATUS_SERVICE_FAILURE, SERVICE_DESTINATION_REFUSED);
    session.finishMessages();
    tcp.close(CLIENT_TO_SERVER);
    return tcp;
  }
}
