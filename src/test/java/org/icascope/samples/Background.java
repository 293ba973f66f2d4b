package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.nio.charset.StandardCharsets;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.Bytes;

/** Traffic that has nothing to do with Citrix: name look-ups and web pages. */
final class Background {
  private static final HostPort NAME_SERVER = HostPort.of("10.10.5.3:53");
  private static final HostPort WEB_SERVER = HostPort.of("10.10.5.4:80");
  private static final int PAGE_BYTES = 2_900;

  private Background() {}

  static void add(Scenario scenario) {
    for (int i = 0; i < 6; i++) {
      String host = Notes.line("192.168.20.%d", 91 + i);
      lookUp(scenario.network(2.2 + 7.3 * i), new HostPort(host, 60120 + i), 0x1000 + i);
      page(scenario.network(2.3 + 7.3 * i), new HostPort(host, 52300 + i));
    }
  }

  private static void lookUp(Network network, HostPort client, int id) {
    network.datagram(client, NAME_SERVER, dns(id, false));
    network.clock().advance(network.serverReactionMicros());
    network.datagram(NAME_SERVER, client, dns(id, true));
  }

  /** RFC 1035: one question for an A record, answered with one of the web server. */
  private static byte[] dns(int id, boolean answer) {
    Bytes message = new Bytes().u8(id >> 8).u8(id);
    message.raw(Bytes.ofHex(answer ? "8180 0001 0001 0000 0000" : "0100 0001 0000 0000 0000"));
    for (String label : "portal.example.com".split("\\.")) {
      message.u8(label.length()).ascii(label);
    }
    message.u8(0).raw(Bytes.ofHex("0001 0001"));
    if (answer) {
      message.raw(Bytes.ofHex("c00c 0001 0001 0000003c 0004")).raw(WEB_SERVER.addressBytes());
    }
    return message.toArray();
  }

  private static void page(Network network, HostPort client) {
    TcpConversation tcp = new TcpConversation(network, client, WEB_SERVER).connect();
    tcp.send(
        CLIENT_TO_SERVER, text("GET / HTTP/1.1\r\nHost: portal.example.com\r\n\r\n"), () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    String head = Notes.line("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", PAGE_BYTES);
    tcp.send(SERVER_TO_CLIENT, text(head + "x".repeat(PAGE_BYTES)), () -> {});
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    tcp.close(CLIENT_TO_SERVER);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
