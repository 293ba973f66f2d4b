package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import org.icascope.model.Direction;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.Bytes;

/** The way to a server behind a SOCKS5 proxy (RFC 1928), without a login; no bytes are wrapped. */
final class SocksCarrier implements TunnelCarrier {
  private final String host;
  private final int port;

  SocksCarrier(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public String layer() {
    return "SOCKS5";
  }

  @Override
  public TcpConversation open(TcpConversation tcp) {
    say(tcp, CLIENT_TO_SERVER, Bytes.ofHex("05 01 00"));
    say(tcp, SERVER_TO_CLIENT, Bytes.ofHex("05 00"));
    Bytes request = new Bytes().raw(Bytes.ofHex("05 01 00 03")).u8(host.length()).ascii(host);
    say(tcp, CLIENT_TO_SERVER, request.u8(port >> 8).u8(port).toArray());
    say(tcp, SERVER_TO_CLIENT, Bytes.ofHex("05 00 00 01 00000000 0000"));
    return tcp;
  }

  private static void say(TcpConversation tcp, Direction direction, byte[] bytes) {
    tcp.send(direction, bytes, () -> {});
    tcp.awaitDelivery(direction);
  }
}
