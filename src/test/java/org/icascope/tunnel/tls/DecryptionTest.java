package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Flow;
import org.icascope.flow.Tshark;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.tunnel.tls.crypto.CipherSuites;
import org.junit.jupiter.api.Test;

/** What comes out of real captures that have keys: as many bytes each way as with tshark. */
class DecryptionTest {

  /** tshark does not find TLS on their port by itself. */
  private static final List<String> NOT_FOUND_BY_TSHARK =
      List.of(
          "hp__tls13_TLS_AES_128_CCM_SHA256_SecP256r1MLKEM768.pcapng",
          "hp__tls13_TLS_AES_256_GCM_SHA384.pcapng");

  private static List<byte[]> contents(List<Path> files) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  /** Suites and versions that are decrypted. */
  private static boolean isSupported(TlsFacts facts, int suite) {
    String version = facts.version().orElse("");
    return (version.endsWith("TLS 1.2") || version.startsWith("TLS 1.3"))
        && CipherSuites.of(suite).isPresent();
  }

  private static int suite(TlsFacts facts) {
    for (int number = 0; number < 0x10000; number++) {
      if (CipherSuites.of(number).isPresent()
          && CipherSuites.name(number).equals(facts.cipherSuite().orElse(""))) {
        return number;
      }
    }
    return -1;
  }

  @Test
  void asManyBytesOfTlsAreDecryptedAsByTshark() throws IOException {
    TestCaptures.folder("real/tls");
    Tshark.assumeInstalled();
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Path capture : RealCaptures.tls()) {
      if (NOT_FOUND_BY_TSHARK.contains(capture.getFileName().toString())) {
        continue;
      }
      List<Path> keys = RealCaptures.keys(capture);
      Map<Flow, TlsFacts> found = Connections.of(capture, contents(keys)).found;
      List<Flow> flows =
          found.keySet().stream()
              .filter(flow -> flow.transport() == Transport.TCP)
              .filter(flow -> isSupported(found.get(flow), suite(found.get(flow))))
              .toList();
      if (flows.isEmpty()) {
        continue;
      }
      long[][] expected = TsharkFollow.tls(capture, keys, flows);
      for (int i = 0; i < flows.size(); i++) {
        TlsFacts facts = found.get(flows.get(i));
        long[] ours = {
          facts.decrypted(Direction.CLIENT_TO_SERVER).orElse(0),
          facts.decrypted(Direction.SERVER_TO_CLIENT).orElse(0)
        };
        compared += ours[0] + ours[1] > 0 ? 1 : 0;
        if (!Arrays.equals(ours, expected[i])) {
          different.add(
              capture.getFileName()
                  + " stream "
                  + flows.get(i).streamNumber()
                  + " "
                  + Arrays.toString(ours)
                  + " instead of "
                  + Arrays.toString(expected[i]));
        }
      }
    }
    assertEquals(List.of(), different);
    assertTrue(compared > 100, "only " + compared + " connections were decrypted");
  }

  /** Both find the secrets in the file. */
  @Test
  void theSampleWithItsSecretsIsReadByTsharkToo() throws IOException {
    Tshark.assumeInstalled();
    Path sample = Path.of("samples", "tls-with-keys.pcapng");
    Connections connections = Connections.of(sample, List.of());
    List<Flow> flows = List.copyOf(connections.found.keySet());
    long[][] expected = TsharkFollow.tls(sample, List.of(), flows);
    assertEquals(2, flows.size());
    for (int i = 0; i < 2; i++) {
      TlsFacts facts = connections.found.get(flows.get(i));
      assertTrue(expected[i][0] > 100 && expected[i][1] > 1000, "tshark opens it");
      assertEquals(expected[i][0], facts.decrypted(Direction.CLIENT_TO_SERVER).orElse(-1));
      assertEquals(expected[i][1], facts.decrypted(Direction.SERVER_TO_CLIENT).orElse(-1));
    }
  }

  /**
   * tshark 4.0.17 gives 6, 7 and 6 bytes of application data from the clients; it does not decrypt
   * ChaCha20 in DTLS, of which there is one capture more.
   */
  @Test
  void asManyBytesOfDtlsAreDecryptedAsByTshark() throws IOException {
    TestCaptures.folder("real/dtls");
    List<Long> fromClients = new ArrayList<>();
    for (Path capture : RealCaptures.dtls()) {
      for (TlsFacts facts :
          Connections.of(capture, contents(RealCaptures.keys(capture))).found.values()) {
        if (facts.content() == TlsFacts.Content.OPEN) {
          fromClients.add(facts.decrypted(Direction.CLIENT_TO_SERVER).orElse(-1));
        }
      }
    }
    assertEquals(List.of(6L, 6L, 7L, 6L), fromClients);
  }

  @Test
  void keysOfOtherConnectionsAreSaidToBeMissingOncePerFlow() throws IOException {
    Path folder = TestCaptures.folder("real/tls");
    Path capture = folder.resolve("ws__tls12-chacha20poly1305.pcap");
    Path other = folder.resolve("pcapfs__all_ciphers.pcap");
    List<byte[]> keys = List.of(Files.readAllBytes(folder.resolve("ill12__keylog.txt")));
    for (Path file : List.of(capture, other)) {
      if (Files.exists(file)) {
        Connections closed = Connections.of(file, keys);
        long told = closed.codes.stream().filter("tls.no-keys"::equals).count();
        long flows =
            closed.found.values().stream()
                .filter(facts -> facts.content() == TlsFacts.Content.CLOSED && facts.isComplete())
                .count();
        assertEquals(flows, told);
      }
    }
  }
}
