package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.icascope.flow.Flow;
import org.icascope.flow.Tshark;
import org.icascope.model.Direction;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.tunnel.tls.crypto.CipherSuite;
import org.icascope.tunnel.tls.crypto.CipherSuites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every suite that is decrypted, in every version it belongs to, and with CBC also as
 * encrypt-then-MAC: as many bytes each way come out as were sent, and as tshark decrypts.
 *
 * <p>Captures of other projects ({@link DecryptionTest}) cover 49 of the 145 suites in TLS 1.2,
 * four of the five in TLS 1.3, three in DTLS 1.2, and encrypt-then-MAC in TLS only. Here all of
 * them are generated.
 */
class EverySuiteTest {

  /** Registered late; tshark 4.0.17 does not have them in its table of suites. */
  private static final List<String> UNKNOWN_TO_TSHARK =
      List.of(
          "TLS_ECCPWD_WITH_AES_128_GCM_SHA256",
          "TLS_ECCPWD_WITH_AES_256_GCM_SHA384",
          "TLS_ECCPWD_WITH_AES_128_CCM_SHA256",
          "TLS_ECCPWD_WITH_AES_256_CCM_SHA384",
          "TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256",
          "TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256");

  /** tshark 4.0.17 opens ChaCha20-Poly1305 in TLS only. */
  private static final List<String> NOT_IN_DTLS_OF_TSHARK =
      List.of(
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_PSK_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_DHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256");

  @TempDir static Path folder;
  private static GeneratedTalk tls;
  private static GeneratedTalk dtls;

  @BeforeAll
  static void talk() throws IOException {
    tls = new GeneratedTalk(kinds(false), Files.createDirectory(folder.resolve("tls")));
    dtls = new GeneratedTalk(kinds(true), Files.createDirectory(folder.resolve("dtls")));
  }

  private static List<CipherSuite> suites() {
    return IntStream.range(0, 0x10000).boxed().flatMap(n -> CipherSuites.of(n).stream()).toList();
  }

  private static List<Kind> kinds(boolean datagrams) {
    List<Kind> kinds = new ArrayList<>();
    for (CipherSuite suite : suites()) {
      if (datagrams && suite.isTls13()) {
        continue;
      }
      kinds.add(new Kind(suite.number(), datagrams, false));
      if (suite.name().contains("_CBC_")) {
        kinds.add(new Kind(suite.number(), datagrams, true));
      }
    }
    return kinds;
  }

  /** Bytes from client and server by kind. */
  private static List<long[]> decrypted(GeneratedTalk talk, Map<Flow, TlsFacts> found) {
    List<long[]> bytes = new ArrayList<>();
    for (Flow flow : inOrder(talk, found)) {
      TlsFacts facts = found.get(flow);
      bytes.add(
          new long[] {
            facts.decrypted(Direction.CLIENT_TO_SERVER).orElse(-1),
            facts.decrypted(Direction.SERVER_TO_CLIENT).orElse(-1)
          });
    }
    return bytes;
  }

  private static List<Flow> inOrder(GeneratedTalk talk, Map<Flow, TlsFacts> found) {
    Flow[] flows = new Flow[talk.kinds.size()];
    found.keySet().forEach(flow -> flows[flow.client().port() - GeneratedTalk.FIRST_PORT] = flow);
    return Arrays.asList(flows);
  }

  private static Connections read(GeneratedTalk talk) throws IOException {
    return Connections.of(talk.capture, List.of(Files.readAllBytes(talk.keyLog)));
  }

  private static void isWhatWasSent(GeneratedTalk talk) throws IOException {
    Connections connections = read(talk);
    List<long[]> ours = decrypted(talk, connections.found);
    for (int i = 0; i < talk.kinds.size(); i++) {
      assertArrayEquals(talk.sent.get(i), ours.get(i), name(talk, i));
    }
    assertEquals(List.of(), connections.codes);
  }

  private static String name(GeneratedTalk talk, int index) {
    return CipherSuites.of(talk.kinds.get(index).suite()).orElseThrow().name();
  }

  private static void isWhatTsharkDecrypts(
      GeneratedTalk talk, List<long[]> ours, long[][] tshark, List<String> except) {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < tshark.length; i++) {
      boolean closed = tshark[i][0] + tshark[i][1] == 0 && except.contains(name(talk, i));
      if (!closed && !Arrays.equals(ours.get(i), tshark[i])) {
        different.add(
            talk.kinds.get(i)
                + Arrays.toString(ours.get(i))
                + " instead of "
                + Arrays.toString(tshark[i]));
      }
    }
    assertEquals(List.of(), different);
  }

  @Test
  void theKindsAreAllThatAreDecrypted() {
    // counted in the registry with grep: AES with GCM, CCM or CBC, ChaCha20, NULL; 64 are of CBC
    assertEquals(145 + 5 + 64, tls.kinds.size());
    assertEquals(145 + 64, dtls.kinds.size());
  }

  @Test
  void whatWasSentInTlsComesOut() throws IOException {
    isWhatWasSent(tls);
  }

  @Test
  void whatWasSentInDtlsComesOut() throws IOException {
    isWhatWasSent(dtls);
  }

  @Test
  void tsharkDecryptsAsManyBytesOfTls() throws IOException {
    Tshark.assumeInstalled();
    Map<Flow, TlsFacts> found = read(tls).found;
    long[][] tshark = TsharkFollow.tls(tls.capture, List.of(tls.keyLog), inOrder(tls, found));
    isWhatTsharkDecrypts(tls, decrypted(tls, found), tshark, UNKNOWN_TO_TSHARK);
  }

  @Test
  void tsharkDecryptsAsManyBytesOfDtls() throws IOException {
    Tshark.assumeInstalled();
    Map<Flow, TlsFacts> found = read(dtls).found;
    long[][] tshark = TsharkFollow.dtls(dtls.capture, dtls.keyLog, inOrder(dtls, found));
    List<String> except = new ArrayList<>(UNKNOWN_TO_TSHARK);
    except.addAll(NOT_IN_DTLS_OF_TSHARK);
    isWhatTsharkDecrypts(dtls, decrypted(dtls, found), tshark, except);
  }
}
