package org.icascope.tunnel.tls;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CaptureWriter;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.protocol.SealedTls;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that begins anew with DTLS from the same port (RFC 6347, section 4.2.8). */
class DtlsAgainTest {

  private static final int GCM = 0xc02f;
  private static final HostPort CLIENT = HostPort.of("192.0.2.1:20000");
  private static final HostPort SERVER = HostPort.of("198.51.100.1:443");

  private final Scenario scenario = new Scenario("again");
  private final StringBuilder secrets = new StringBuilder();

  private void connection(double second, int bytes) {
    Network network = scenario.network(second);
    SealedTls tls = new SealedTls(new Kind(GCM, true, false), network.random());
    secrets.append(tls.keyLog());
    tls.handshake("server.example").forEach(f -> send(network, f.sender(), f.bytes()));
    for (Direction from : List.of(CLIENT_TO_SERVER, SERVER_TO_CLIENT)) {
      send(network, from, tls.wrap(from, new byte[bytes]).bytes());
    }
  }

  private static void send(Network network, Direction from, byte[] record) {
    boolean up = from == CLIENT_TO_SERVER;
    network.datagram(up ? CLIENT : SERVER, up ? SERVER : CLIENT, record);
    network.clock().advance(100);
  }

  @Test
  void bothConnectionsOfTheSamePortsAreDecrypted(@TempDir Path folder) throws IOException {
    connection(0, 100);
    connection(1, 30);
    Path capture = folder.resolve("again.pcap");
    Files.write(capture, CaptureWriter.pcap(scenario.frames(), 1 << 18));
    byte[] keys = secrets.toString().getBytes(StandardCharsets.US_ASCII);
    Connections found = Connections.of(capture, List.of(keys));
    TlsFacts facts = found.found.values().iterator().next();
    assertEquals(130, facts.decrypted(CLIENT_TO_SERVER).orElse(0));
    assertEquals(130, facts.decrypted(SERVER_TO_CLIENT).orElse(0));
    assertEquals(List.of(), found.codes);
  }
}
