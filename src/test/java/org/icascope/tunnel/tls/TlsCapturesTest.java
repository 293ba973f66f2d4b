package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Flow;
import org.icascope.flow.Tshark;
import org.icascope.model.Transport;
import org.icascope.tunnel.tls.crypto.CipherSuites;
import org.junit.jupiter.api.Test;

/** Handshakes of real captures, as tshark reads them. */
class TlsCapturesTest {

  /** Of messages that go in clear in all versions. */
  private static final int[] COUNTED = {Numbers.CLIENT_HELLO, Numbers.SERVER_HELLO};

  /** Its flows lie in GTP, whose streams tshark numbers in another way. */
  private static final String TUNNELED = "ndpi__dtls.pcap";

  /** What tshark says of one stream. */
  private static final class Seen {
    private final int[] messages = new int[256];
    private String suite = "";
    private String version = "";
    private String ja3 = "";
    private boolean named;
  }

  private static Map<String, Seen> tshark(Path capture, String protocol) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
    arguments.addAll(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=;"));
    String handshake = protocol + ".handshake.";
    for (String field :
        List.of(
            protocol.equals("tls") ? "tcp.stream" : "udp.stream",
            handshake + "type",
            handshake + "ciphersuite",
            handshake + "version",
            "tls.handshake.extensions.supported_version",
            handshake + "extensions_server_name",
            handshake + "ja3")) {
      arguments.addAll(List.of("-e", field));
    }
    Map<String, Seen> streams = new HashMap<>();
    for (String line : Tshark.lines(capture, arguments)) {
      String[] row = line.split("\t", -1);
      if (row.length == 7 && !row[1].isEmpty()) {
        take(streams.computeIfAbsent(row[0].split(";")[0], s -> new Seen()), row);
      }
    }
    return streams;
  }

  private static void take(Seen seen, String[] row) {
    boolean server = false;
    for (String type : row[1].split(";")) {
      seen.messages[Integer.parseInt(type)]++;
      server |= type.equals("2");
    }
    if (server && !row[2].isEmpty()) {
      seen.suite = CipherSuites.name(number(row[2]));
      seen.version = Names.version(number(row[4].isEmpty() ? row[3] : row[4]));
    }
    seen.named |= !row[5].isEmpty();
    seen.ja3 = seen.ja3.isEmpty() ? row[6].split(";")[0] : seen.ja3;
  }

  private static int number(String text) {
    String last = text.substring(text.lastIndexOf(';') + 1);
    return Integer.decode(last);
  }

  /** tshark 4.0 does not look for the version of DTLS 1.3 where it stands. */
  private static boolean isVersion(TlsFacts facts, Seen seen) {
    String ours = facts.version().orElse("");
    return ours.equals(seen.version) || ours.equals("DTLS 1.3") && seen.version.equals("DTLS 1.2");
  }

  private static List<String> differences(Path capture, String protocol) throws IOException {
    List<String> different = new ArrayList<>();
    Map<String, TlsFacts> ours = new HashMap<>();
    Transport transport = protocol.equals("tls") ? Transport.TCP : Transport.UDP;
    for (Map.Entry<Flow, TlsFacts> each : Connections.of(capture, List.of()).found.entrySet()) {
      if (each.getKey().transport() == transport) {
        ours.put("" + each.getKey().streamNumber(), each.getValue());
      }
    }
    tshark(capture, protocol)
        .forEach(
            (stream, seen) -> {
              TlsFacts facts = ours.get(stream);
              String where = capture.getFileName() + " stream " + stream + " ";
              if (facts == null) {
                different.add(where + "is missing");
                return;
              }
              if (!facts.cipherSuite().orElse("").equals(seen.suite)) {
                different.add(where + facts.cipherSuite() + " instead of " + seen.suite);
              }
              if (!seen.suite.isEmpty() && !isVersion(facts, seen)) {
                different.add(where + facts.version() + " instead of " + seen.version);
              }
              if (facts.serverName().isPresent() != seen.named) {
                different.add(where + "server name: " + seen.named);
              }
              if (!facts.ja3().orElse("").equals(seen.ja3)) {
                different.add(where + facts.ja3() + " instead of " + seen.ja3);
              }
              for (int type : COUNTED) {
                boolean fragments = protocol.equals("dtls"); // each counts there
                if (fragments
                    ? facts.messages(type) > seen.messages[type]
                    : facts.messages(type) != seen.messages[type]) {
                  different.add(
                      where
                          + facts.messages(type)
                          + " of type "
                          + type
                          + ", "
                          + seen.messages[type]);
                }
              }
            });
    return different;
  }

  private static void compare(List<Path> captures, String protocol) throws IOException {
    List<String> different = new ArrayList<>();
    for (Path capture : captures) {
      if (!capture.endsWith(TUNNELED)) {
        different.addAll(differences(capture, protocol));
      }
    }
    assertEquals(List.of(), different);
    assertTrue(captures.size() > 10);
  }

  @Test
  void handshakesOfTlsAreThoseOfTshark() throws IOException {
    TestCaptures.folder("real/tls");
    Tshark.assumeInstalled();
    compare(RealCaptures.tls(), "tls");
  }

  @Test
  void handshakesOfDtlsAreThoseOfTshark() throws IOException {
    TestCaptures.folder("real/dtls");
    Tshark.assumeInstalled();
    compare(RealCaptures.dtls(), "dtls");
  }

  @Test
  void noCaptureOfAnythingElseIsTakenForTls() throws IOException {
    TestCaptures.folder("real/citrix");
    List<String> taken = new ArrayList<>();
    Stream<Path> others =
        Stream.of("real/citrix", "real/websocket")
            .flatMap(folder -> TestCaptures.list(folder, ".pcap", ".pcapng").stream());
    for (Path capture : others.toList()) {
      Connections.of(capture, List.of())
          .found
          .keySet()
          .forEach(flow -> taken.add(capture + " " + flow.serial()));
    }
    assertEquals(List.of(), taken);
  }
}
