package org.icascope.view.tree;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal bytes are not taken for one another: a field is marked where it is, or nowhere. */
class UnitPlacesTest {

  private static final byte[] SIGNATURE = HexFormat.of().parseHex("1a4347502f3031");

  @TempDir Path folder;

  /** Three messages, the first two of them alike, in one frame of a WebSocket. */
  @Test
  void equalMessagesInOneFrameAreAtTheirOwnPlaces() throws Exception {
    Scenario scenario = new Scenario("alike");
    Network network = scenario.network(0);
    TcpConversation tcp =
        new TcpConversation(
            network, HostPort.of("192.168.20.71:55210"), HostPort.of("203.0.113.10:8008"));
    tcp.connect();
    String key = "dGhlIHNhbXBsZSBub25jZQ==";
    send(tcp, WebSocketWriter.request("a", "b", key, ""), false);
    send(tcp, WebSocketWriter.agreed(key, ""), true);
    send(tcp, WebSocketWriter.frame(0x82, SIGNATURE), true);
    byte[] messages = HexFormat.of().parseHex("050509020206" + "050509020206" + "050509020106");
    send(tcp, WebSocketWriter.frame(0x82, messages), true);
    Path file = Files.write(folder.resolve("alike.pcap"), scenario.pcap());

    List<Place> places = new ArrayList<>();
    FrameTree[] last = new FrameTree[1];
    for (FrameTree tree : TreesForTests.of(file.toString(), "")) {
      tree.forEach(
          node -> {
            if (node.field().filter("cgp.command"::equals).isPresent()) {
              places.add(node.place().orElseThrow());
              last[0] = tree;
            }
          });
    }
    assertEquals(3, places.size(), "NOPs");
    assertEquals(3, places.stream().distinct().count(), places.toString());
    for (Place place : places) {
      assertEquals(5, last[0].panes().get(place.pane()).bytes()[place.start()]);
    }
    assertTrue(places.stream().noneMatch(place -> place.pane() == 0 && isWrong(place, places)));
  }

  /** In the frame the commands stand 6 bytes apart, in the order of the messages. */
  private static boolean isWrong(Place place, List<Place> all) {
    Place first = all.get(0);
    return first.pane() == 0 && place.start() - first.start() != 6 * all.indexOf(place);
  }

  private static void send(TcpConversation tcp, byte[] bytes, boolean server) {
    var direction = server ? SERVER_TO_CLIENT : SERVER_TO_CLIENT.opposite();
    tcp.send(direction, bytes, () -> {});
    tcp.awaitDelivery(direction);
  }
}
