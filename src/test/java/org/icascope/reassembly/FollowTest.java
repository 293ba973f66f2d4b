package org.icascope.reassembly;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.CaptureFlows;
import org.icascope.flow.Flow;
import org.icascope.flow.Tshark;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole streams of captures in which nothing is missing, against tshark's "Follow TCP Stream". */
class FollowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arkime__wireshark-retrans.pcap",
        "rj__tcp-ecn-sample.pcap",
        "suri__eve-overlap-payload-01.pcap",
        "suri__tcp-urgp-01-oob.pcap",
        "tcpflow__bug2.pcap",
        "tcpflow__bug3.pcap",
        "tcpflow__image2.pcap",
        "tcpflow__test1.pcap",
        "ws__http-ooo-fuzzed.pcapng",
        "ws__http-ooo2.pcap",
        "ws__segmented_fpm.pcap",
        "zeek__missing-syn.pcap",
        "zeek__payload-syn.pcap",
        "zeek__ssh-dups.pcap"
      })
  void bothStreamsOfARealFlowAreThoseOfTshark(String name) throws IOException {
    compare(TestCaptures.folder("real/tcp").resolve(name));
  }

  @Test
  void bothStreamsOfATorturedFlowAreThoseOfTshark() throws IOException {
    compare(TestCaptures.folder("scenarios").resolve("17-tcp-torture.pcap"));
  }

  private static void compare(Path file) throws IOException {
    Tshark.assumeInstalled();
    ChunkRecorder recorder = new ChunkRecorder();
    CaptureFlows.run(
        file, new StreamReassembly(ReassemblyLimits.defaults(), diagnostic -> {}, recorder));
    int compared = 0;
    for (Flow flow : CaptureFlows.of(file)) {
      if (flow.transport() == Transport.TCP && isComplete(flow)) {
        String[] expected = follow(file, flow);
        for (Direction direction : Direction.values()) {
          byte[] actual = recorder.bytes(flow.serial(), direction);
          // whether they are equal, not what they are: these are real conversations
          assertTrue(
              HexFormat.of().formatHex(actual).equals(expected[direction.ordinal()]),
              () -> flow + " " + direction.label() + ": " + actual.length + " bytes differ");
          compared++;
        }
      }
    }
    assertTrue(compared > 0);
  }

  private static boolean isComplete(Flow flow) {
    return Stream.of(Direction.values()).allMatch(d -> flow.side(d).missingBytes() == 0);
  }

  /** Hex digits of what client and server sent. */
  private static String[] follow(Path file, Flow flow) throws IOException {
    String follow = "follow,tcp,raw," + flow.streamNumber();
    List<String> lines =
        Tshark.lines(file, List.of("-o", "tcp.reassemble_out_of_order:TRUE", "-q", "-z", follow));
    StringBuilder node0 = new StringBuilder();
    StringBuilder node1 = new StringBuilder();
    boolean clientFirst = true;
    for (String line : lines) {
      if (line.startsWith("Node 0: ")) {
        clientFirst = line.substring(8).equals(flow.client().toString());
      }
      if (line.matches("\t?[0-9a-f]+")) {
        (line.startsWith("\t") ? node1 : node0).append(line.strip());
      }
    }
    String first = node0.toString();
    String second = node1.toString();
    return clientFirst ? new String[] {first, second} : new String[] {second, first};
  }
}
