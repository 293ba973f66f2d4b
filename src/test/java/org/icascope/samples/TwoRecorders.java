package org.icascope.samples;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;

/**
 * Two captures of the same sessions for {@code icascope compare}. The recorder of the scenario is
 * the one near the server; what the other one saw is made from that.
 */
final class TwoRecorders {
  static final String FOLDER = "compare";

  private static final long WAY_MICROS = 4_000;
  private static final long OFFSET_MICROS = 3_250_000;

  private final List<Seen> client;
  private final List<Seen> server;

  TwoRecorders() {
    Scenario scenario = new Scenario("compare", "");
    scenario
        .cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 0.5)
        .connect()
        .run(6)
        .freezeByLoss()
        .run(3)
        .finish();
    CgpSession reset = scenario.cgpSession("10.1.1.8:50011", "10.10.5.31:2598", 1).connect();
    reset.run(8).breakByReset(SERVER_TO_CLIENT).idle(2).resume(50012).run(4).finish();
    scenario.cgpSession("10.1.1.9:50021", "10.10.5.44:2598", 2).connect().run(4).finish();
    List<Seen> all = TwoPoints.of(scenario.frames());
    Set<Seen> lost = lost(all);
    List<Seen> arrived = TwoPoints.without(all, lost::contains);
    client = TwoPoints.moved(arrived, -WAY_MICROS);
    List<Seen> there =
        TwoPoints.without(
            all, frame -> frame.isReset() && !frame.toServer() || isOtherServer(frame));
    server = TwoPoints.clock(there, time -> time + OFFSET_MICROS);
  }

  /** All copies of the screen that was sent again and again, but for the last. */
  private static Set<Seen> lost(List<Seen> frames) {
    Set<Seen> lost = new HashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      Seen frame = frames.get(i);
      if (!frame.toServer()
          && frame.payload() > 0
          && frames.subList(i + 1, frames.size()).stream()
              .anyMatch(later -> isCopy(frame, later))) {
        lost.add(frame);
      }
    }
    return lost;
  }

  private static boolean isCopy(Seen frame, Seen later) {
    return later.source().equals(frame.source())
        && later.destination().equals(frame.destination())
        && later.sequence() == frame.sequence()
        && later.payload() == frame.payload();
  }

  private static boolean isOtherServer(Seen frame) {
    return (frame.toServer() ? frame.destination() : frame.source()).startsWith("10.10.5.44:");
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("client.pcap"), TwoPoints.pcap(client));
    Files.write(folder.resolve("server.pcap"), TwoPoints.pcap(server));
  }

  /** For the page about samples. */
  static String readme() {
    return """

        ## compare

        Two captures of the same minute, `client.pcap` near the clients and `server.pcap` near a
        server, 4 ms apart, for `icascope compare samples/compare/client.pcap
        samples/compare/server.pcap`. No events are expected of them.

        - The clock of the second recorder is 3.25 s ahead.
        - Between the two a screen is lost five times, and the sixth copy arrives.
        - A RST in the name of the server is seen near the client only.
        - The third session is with a server that the second recorder does not see.
        """;
  }
}
