package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.model.Direction;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.protocol.SealedTls.Kind;

/** A session through a gateway in TLS, with the secrets that open it in the file. */
final class GatewaySession {
  private static final String FILE = "tls-with-keys.pcapng";
  private static final int TLS_AES_256_GCM_SHA384 = 0x1302;

  private GatewaySession() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "tls-with-keys",
            "A session through a gateway on TCP 443, inside TLS 1.3. Its network falls silent, the"
                + " client comes back from another address, and both sides send again what was not"
                + " received. The secrets of both connections lie in the file, so all of this can"
                + " be read.");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.72:56310", "203.0.113.10:443", 0.3)
            .overTls(Kind.tls(TLS_AES_256_GCM_SHA384), "gateway.example.com")
            .withStaTicket(";40;STA0000002;FEDCBA98765432100123456789ABC")
            .connect()
            .run(9)
            .breakBySilence()
            .queueWhileSuspended(3, 1)
            .idle(4)
            .resumeFrom("192.168.77.151", 49811)
            .run(5)
            .finish();
    Truth truth = new Truth(scenario, FILE);
    for (Connection flow : session.flows()) {
      truth.flow(flow, Map.of("handshake", "complete", "layers", List.of("tls", "cgp", "ica")));
    }
    return new Sample(FILE, scenario, truth, notes(scenario, session));
  }

  private static List<String> notes(Scenario scenario, CgpSession session) {
    Fact.Reconnected back = scenario.facts(Fact.Reconnected.class).get(0);
    List<Fact.Replayed> replays = scenario.facts(Fact.Replayed.class);
    Connection first = session.flows().get(0);
    return List.of(
        Notes.line(
            "%d frames. TLS begins with frame %d; the first record of the server is frame %d.",
            scenario.frames().size(),
            first.firstPayload(CLIENT_TO_SERVER).orElseThrow().number(),
            first.firstPayload(SERVER_TO_CLIENT).orElseThrow().number()),
        Notes.line(
            "A decryption secrets block holds the key log of both connections, %d lines. Wireshark"
                + " reads it as well.",
            scenario.keyLog().lines().count()),
        Notes.line(
            "The resume BIND_REQUEST is in frame %d, in a TLS record of a new connection from %s.",
            back.request().number(), back.to().client()),
        Notes.line(
            "Sent again: %d messages of the server, %d of the client.",
            count(replays, SERVER_TO_CLIENT), count(replays, CLIENT_TO_SERVER)),
        "Stack: `TCP > TLS > CGP > ICA`.");
  }

  private static long count(List<Fact.Replayed> replays, Direction direction) {
    return replays.stream()
        .filter(replay -> replay.direction() == direction)
        .mapToLong(Fact.Replayed::messages)
        .sum();
  }
}
