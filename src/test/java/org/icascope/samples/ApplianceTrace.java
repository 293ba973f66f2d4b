package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;

/** A trace that a NetScaler took of a session that it proxies, with both legs of it. */
final class ApplianceTrace {
  static final String FOLDER = "netscaler";
  static final String FILE = "nstrace1.cap";

  private static final String VIRTUAL_SERVER = "10.10.1.5:2598";
  private static final String SERVER = "10.10.5.31:2598";
  private static final String INSIDE = "10.10.1.9:";
  private static final long DELAY_MICROS = 300;
  private static final long NANOS_PER_MICRO = 1000;

  /** Numbers that the appliance gives the connections of the first pair. */
  private static final long FIRST_NUMBER = 0x1a40;

  private static final int CLIENT_VLAN = 10;
  private static final int SERVER_VLAN = 20;

  /** One in so many packets names the other connection, as in real traces. */
  private static final int LINKED_EVERY = 100;

  private ApplianceTrace() {}

  /** A frame of one leg, with the number of its connection and that of the other leg. */
  private record Traced(Seen frame, boolean clientLeg, long own, long other) {}

  private static List<Traced> frames() {
    Scenario scenario = new Scenario("appliance");
    CgpSession session = scenario.cgpSession("192.168.20.81:50211", VIRTUAL_SERVER, 0.4).connect();
    session.run(5).breakByReset(SERVER_TO_CLIENT).idle(2).resume(50212).run(2).finish();
    List<Seen> client = TwoPoints.of(scenario.frames());
    List<Traced> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String from = "192.168.20.81:" + (50211 + i);
      long number = FIRST_NUMBER + 8L * i;
      List<Seen> connection =
          TwoPoints.without(client, f -> !f.source().equals(from) && !f.destination().equals(from));
      List<Seen> server =
          TwoPoints.otherConnection(
              TwoPoints.moved(connection, DELAY_MICROS),
              from,
              INSIDE + (33011 + i),
              VIRTUAL_SERVER,
              SERVER);
      connection.forEach(f -> all.add(new Traced(f, true, number, number + 3)));
      server.forEach(f -> all.add(new Traced(f, false, number + 3, number)));
    }
    all.sort(Comparator.comparingLong(traced -> traced.frame().timeMicros()));
    return all;
  }

  static byte[] bytes() {
    NstraceWriter file = new NstraceWriter("3.5").signature().record(0x02, new byte[10]);
    int count = 0;
    for (Traced traced : frames()) {
      boolean inbound = traced.frame().toServer() == traced.clientLeg();
      int vlan = traced.clientLeg() ? CLIENT_VLAN : SERVER_VLAN;
      long linked = ++count % LINKED_EVERY == 0 ? traced.other() : 0;
      int operation = inbound ? NstraceWriter.NEW_RX : NstraceWriter.TXB;
      About about = new About(operation, traced.clientLeg() ? 1 : 2, traced.own(), linked, vlan);
      long nanos = traced.frame().timeMicros() * NANOS_PER_MICRO;
      file.packet35(about, nanos, traced.frame().bytes());
    }
    return file.fill().bytes();
  }

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(FILE), bytes());
  }

  /** For the page about samples. */
  static String readme() {
    return """

        ## netscaler

        `nstrace1.cap` is a trace in the format of a NetScaler (nstrace 3.5), taken on the appliance
        while it passed a session on: from a client to a virtual server, 192.168.20.81 to
        10.10.1.5, and from the appliance to the server, 10.10.1.9 to 10.10.5.31. It is not in
        the table of expected events.

        - The server resets its connection, the appliance passes that on, and the client resumes.
        - Every packet has the number of its connection in the appliance (PcbDevNo); one in a
          hundred also that of the connection on the other side.
        - Clients are on VLAN 10, servers on VLAN 20; the tags themselves are not in the frames.
        """;
  }
}
