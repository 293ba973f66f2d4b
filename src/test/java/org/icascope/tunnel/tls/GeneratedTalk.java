package org.icascope.tunnel.tls;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CaptureWriter;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.SealedTls;
import org.icascope.testkit.protocol.SealedTls.Kind;

/** A capture with one connection for each kind, told apart by the port of the client. */
final class GeneratedTalk {

  static final int FIRST_PORT = 20_000;

  /** What is sent, the sender by turns; a record each. */
  private static final List<Integer> LENGTHS = List.of(1, 300, 15, 16, 0, 1300, 700, 17);

  final List<Kind> kinds;
  final Path capture;
  final Path keyLog;
  private final Scenario scenario = new Scenario("suites");
  private final StringBuilder secrets = new StringBuilder();

  /** Bytes from client and server per kind. */
  final List<long[]> sent = new ArrayList<>();

  GeneratedTalk(List<Kind> kinds, Path folder) throws IOException {
    this.kinds = kinds;
    for (int i = 0; i < kinds.size(); i++) {
      talk(kinds.get(i), i);
    }
    capture = folder.resolve("suites.pcap");
    keyLog = folder.resolve("suites.keys");
    Files.write(capture, CaptureWriter.pcap(scenario.frames(), 1 << 18));
    Files.writeString(keyLog, secrets, StandardCharsets.US_ASCII);
  }

  private void talk(Kind kind, int index) {
    Network network = scenario.network(index * 0.01);
    SealedTls tls = new SealedTls(kind, network.random());
    secrets.append(tls.keyLog());
    HostPort client = new HostPort("192.0.2.1", FIRST_PORT + index);
    HostPort server = HostPort.of("198.51.100.1:443");
    long[] bytes = new long[2];
    if (kind.datagrams()) {
      Datagrams datagrams = new Datagrams(network, client, server);
      tls.handshake("server.example").forEach(f -> datagrams.send(f.sender(), f.bytes()));
      content(tls, bytes, datagrams::send);
    } else {
      TcpConversation tcp = new TcpConversation(network, client, server).connect();
      Sender sender = (from, record) -> send(tcp, from, record);
      tls.handshake("server.example").forEach(f -> sender.send(f.sender(), f.bytes()));
      content(tls, bytes, sender);
      tcp.close(CLIENT_TO_SERVER);
    }
    sent.add(bytes);
  }

  private interface Sender {
    void send(Direction from, byte[] record);
  }

  private static void send(TcpConversation tcp, Direction from, byte[] record) {
    tcp.send(from, record, () -> {});
    tcp.awaitDelivery(from);
  }

  private record Datagrams(Network network, HostPort client, HostPort server) {
    void send(Direction from, byte[] record) {
      boolean up = from == CLIENT_TO_SERVER;
      network.datagram(up ? client : server, up ? server : client, record);
      network.clock().advance(100);
    }
  }

  private static void content(SealedTls tls, long[] bytes, Sender sender) {
    for (int i = 0; i < LENGTHS.size(); i++) {
      Direction from = i % 2 == 0 ? CLIENT_TO_SERVER : SERVER_TO_CLIENT;
      byte[] plain = new byte[LENGTHS.get(i)];
      Arrays.fill(plain, (byte) 'x'); // noise is now and then taken for some protocol by tshark
      sender.send(from, tls.wrap(from, plain).bytes());
      bytes[i % 2] += plain.length;
    }
  }
}
