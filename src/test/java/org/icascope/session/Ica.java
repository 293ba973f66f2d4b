package org.icascope.session;

import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.IcaWriter;

/** ICA directly on a connection. */
final class Ica {

  private static final IcaSetup SETUP = IcaSetup.standard(1);

  private Ica() {}

  static byte[] banner() {
    return IcaWriter.banner();
  }

  /** The whole set-up at once, after the TCP handshake. */
  static Tcp setUp(Tcp tcp) {
    tcp.server(banner()).client(banner()).server(SETUP.initRequest());
    modules(tcp);
    return tcp.server(SETUP.initConnect())
        .client(IcaWriter.initConnectResponse())
        .server(IcaWriter.startEncryption())
        .client(IcaWriter.seedReply(SETUP.seed()));
  }

  private static void modules(Tcp tcp) {
    byte[] address = {10, 0, 0, 1};
    for (byte[] module : SETUP.initResponses(address, tcp.clientPort)) {
      tcp.client(module);
    }
  }
}
