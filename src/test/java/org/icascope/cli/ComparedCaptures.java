package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.TcpConversation;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two recorders of the same sessions, for tests of {@code icascope compare}. What is true comes
 * from the generator: the recorder of the scenario is the server side, and what the other one saw
 * nearer to the client is made by {@link TwoPoints}.
 */
abstract class ComparedCaptures {

  /** One way between the recorders; the client is 7 ms from that of the scenario. */
  static final long WAY_MICROS = 4_000;

  static final long OFFSET_MICROS = 3_250_000;

  @TempDir Path folder;

  final Scenario scenario = new Scenario("compare");

  void session() {
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(40).finish();
  }

  List<Seen> near() {
    return TwoPoints.moved(TwoPoints.of(scenario.frames()), -WAY_MICROS);
  }

  /** On the server side of the way, by a clock that is ahead. */
  static List<Seen> far(List<Seen> near) {
    return TwoPoints.clock(TwoPoints.moved(near, WAY_MICROS), t -> t + OFFSET_MICROS);
  }

  String write(String name, List<Seen> frames) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, TwoPoints.pcap(frames));
    return file.toString();
  }

  static JsonNode json(String... files) {
    String[] arguments =
        Stream.concat(Stream.of("compare", "--format", "json"), Stream.of(files))
            .toArray(String[]::new);
    return new JsonMapper().readTree(String.join("\n", CommandForTests.lines(arguments)));
  }

  JsonNode compared(List<Seen> near, List<Seen> far, String... options) throws IOException {
    String a = write("client.pcap", near);
    String b = write("server.pcap", far);
    return json(Stream.concat(Stream.of(options), Stream.of(a, b)).toArray(String[]::new));
  }

  static JsonNode only(JsonNode list) {
    assertEquals(1, list.size(), list::toString);
    return list.get(0);
  }

  static void assertClose(double expected, JsonNode figure, double tolerance) {
    assertTrue(
        Math.abs(expected - figure.asDouble()) <= tolerance,
        () -> figure + " is not " + expected + " within " + tolerance);
  }

  /** A connection whose client's segments are lost behind the first recorder, and sent again. */
  TcpConversation lossy(int lost) {
    TcpConversation tcp =
        ScenarioCapture.tcp(scenario, 1, "10.1.1.7:50001", "10.10.5.31:2598").connect();
    for (int i = 0; i < 30; i++) {
      if (i >= 10 && i < 10 + lost) {
        tcp.nextFates(CLIENT_TO_SERVER, Fate.LOST_BEHIND_RECORDER);
      }
      tcp.send(CLIENT_TO_SERVER, new byte[100], () -> {});
      tcp.awaitDelivery(CLIENT_TO_SERVER);
      tcp.send(SERVER_TO_CLIENT, new byte[300], () -> {});
      tcp.awaitDelivery(SERVER_TO_CLIENT);
    }
    tcp.close(CLIENT_TO_SERVER);
    return tcp;
  }

  /** The first copies of what was sent twice. */
  static Set<Seen> firstCopies(List<Seen> frames) {
    Set<Seen> first = new HashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      Seen frame = frames.get(i);
      boolean again =
          frames.subList(i + 1, frames.size()).stream()
              .anyMatch(f -> f.toServer() && f.sequence() == frame.sequence() && f.payload() > 0);
      if (frame.toServer() && frame.payload() > 0 && again) {
        first.add(frame);
      }
    }
    return first;
  }

  static final String CLIENT = "10.1.1.7:50001";
  static final String SERVER = "10.10.5.31:2598";

  static String complaint(String... arguments) {
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    return result.err();
  }
}
