package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.Map;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TlsTalk;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.TcpConversation;

/** TLS to a gateway, without keys: what breaks and comes back, and what only looks like it. */
final class EncryptedReconnect {
  private static final String FILE = "tls-reconnect.pcap";
  private static final HostPort GATEWAY = HostPort.of("203.0.113.10:443");
  private static final String NAME = "gateway.example.com";

  private EncryptedReconnect() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "tls-reconnect",
            "Sessions to a gateway inside TLS, without keys. The connection of one client is reset"
                + " in the middle of its work and the client comes back. Three others end in ways"
                + " of the web: a time-out of an idle connection, a browser, a goodbye.");
    TlsTalk broken = new TlsTalk(scenario, 0.5, 1);
    broken.connect(HostPort.of("192.168.20.51:51712"), GATEWAY, NAME).work(24, 4);
    TcpConversation lost = broken.reset(SERVER_TO_CLIENT).tcp();
    broken.idle(1.8).connect(HostPort.of("192.168.20.51:51713"), GATEWAY, NAME);
    broken.cameBackFrom(lost).work(6, 3).close();
    TlsTalk idle = new TlsTalk(scenario, 2, 2);
    idle.connect(HostPort.of("192.168.20.52:52204"), GATEWAY, NAME).work(3, 15);
    idle.idle(62).reset(SERVER_TO_CLIENT);
    idle.idle(2).connect(HostPort.of("192.168.20.52:52205"), GATEWAY, NAME).work(3, 3).close();
    TlsTalk browser = new TlsTalk(scenario, 3, 3);
    browser.connect(HostPort.of("192.168.20.53:53009"), GATEWAY, NAME, "h2", "http/1.1");
    browser.work(16, 5).reset(CLIENT_TO_SERVER).idle(2);
    browser.connect(HostPort.of("192.168.20.53:53010"), GATEWAY, NAME, "h2", "http/1.1");
    browser.work(3, 3).close();
    TlsTalk goodbye = new TlsTalk(scenario, 4, 4);
    goodbye.connect(HostPort.of("192.168.20.54:54100"), GATEWAY, NAME).work(16, 5);
    goodbye.sayGoodbye(CLIENT_TO_SERVER).idle(5);
    goodbye.connect(HostPort.of("192.168.20.54:54101"), GATEWAY, NAME).work(3, 3).close();
    Truth truth = new Truth(scenario, FILE);
    for (Fact.TlsReturned back : scenario.facts(Fact.TlsReturned.class)) {
      truth.flow(back.from(), Map.of("close", "rst", "layers", List.of("tls")));
      truth.flow(back.to(), Map.of("close", "fin", "layers", List.of("tls")));
    }
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    Fact.TlsReturned back = scenario.facts(Fact.TlsReturned.class).get(0);
    var frames = back.from().recorded();
    return List.of(
        Notes.line("%d frames, four clients of one gateway; no keys.", scenario.frames().size()),
        Notes.line(
            "%s: reset in frame %d while in use, back with frame %d.",
            back.from().client().host(),
            frames.get(frames.size() - 1).number(),
            Notes.syn(back.to())),
        "The others are no reconnects: reset after a minute of silence, offers of HTTP/2 as only"
            + " browsers make them, and an alert before the reset.");
  }
}
