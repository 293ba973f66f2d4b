package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JA3 is compared with tshark on real captures in {@link TlsCapturesTest}. */
class FingerprintsTest {

  private static int[] hex(String text) {
    return Stream.of(text.split(",")).mapToInt(n -> Integer.parseInt(n, 16)).toArray();
  }

  /** The example in the technical details of JA4 (FoxIO, JA4.md). */
  @Test
  void ja4IsThatOfTheExampleInItsDefinition() {
    ClientHello hello = new ClientHello();
    hello.version = 0x0303;
    hello.versions = hex("3a3a,0304,0303");
    hello.suites =
        hex("2a2a,1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035");
    hello.extensions =
        hex("1a1a,0000,0017,ff01,000a,000b,0023,0010,0005,000d,0012,0033,002d,002b,001b,4469,0015");
    hello.signatureAlgorithms = hex("0403,0804,0401,0503,0805,0501,0806,0601");
    hello.serverName = Optional.of("example.com");
    hello.protocols = List.of("h2".getBytes(StandardCharsets.US_ASCII));
    assertEquals("t13d1516h2_8daaf6152771_e5627efa2ab1", Fingerprints.ja4(hello, false));
  }

  /**
   * Fingerprints that sites and databases show for Chrome 143, Firefox 141 and a client with TLS
   * renegotiation info, with the lists they were made of; sha256sum of those lists agrees.
   */
  @Test
  void ja4IsThatOfPublishedClients() {
    assertEquals(
        "t13d1516h2_8daaf6152771_d8a2da3f94cd",
        ja4(
            "1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035",
            "002d,0033,0010,fe0d,0017,44cd,0000,000b,000a,002b,ff01,0023,0012,0005,000d,001b",
            "0403,0804,0401,0503,0805,0501,0806,0601"));
    assertEquals(
        "t13d1717h2_5b57614c22b0_3cbfd9057e0d",
        ja4(
            "1301,1303,1302,c02b,c02f,cca9,cca8,c02c,c030,c00a,c009,c013,c014,009c,009d,002f,0035",
            "0000,0017,ff01,000a,000b,0023,0010,0005,0022,0012,0033,002b,000d,002d,001c,001b,fe0d",
            "0403,0503,0603,0804,0805,0806,0401,0501,0601,0203,0201"));
    assertEquals(
        "t13d1011h2_61a7ad8aa9b6_3fcd1a44f3e3",
        ja4(
            "1302,1303,1301,c02c,c030,c02b,c02f,cca9,cca8,00ff",
            "0033,002b,0000,000b,000a,0023,0010,0005,000d,0017,002d",
            "0503,0403,0807,0806,0805,0804,0601,0501,0401"));
  }

  private static String ja4(String suites, String extensions, String signatures) {
    ClientHello hello = new ClientHello();
    hello.version = 0x0303;
    hello.versions = hex("fafa,0304,0303");
    hello.suites = hex("0a0a," + suites);
    hello.extensions = hex("dada," + extensions + ",1a1a");
    hello.signatureAlgorithms = hex(signatures);
    hello.serverName = Optional.of("example.com");
    hello.protocols = List.of("h2".getBytes(StandardCharsets.US_ASCII));
    return Fingerprints.ja4(hello, false);
  }

  @Test
  void ja4OfNothingIsAllZeros() {
    ClientHello hello = new ClientHello();
    hello.version = 0xfefd;
    assertEquals("dd2i000000_000000000000_000000000000", Fingerprints.ja4(hello, true));
  }

  /** md5sum of {@code 771,4865-49199,0-10-11-13-16-43,29-23,0}. */
  @Test
  void ja3LeavesOutWhatIsThereToKeepServersTolerant() {
    byte[] body = HelloBytes.client();
    ClientHello hello = ClientHello.read(new ByteCursor(body, 0, body.length), false);
    assertEquals("97737df38853b88c4324af06e211c4a1", Fingerprints.ja3(hello));
  }

  @Test
  void countsStopAtNinetyNine() {
    ClientHello hello = new ClientHello();
    hello.version = 0x0303;
    hello.suites = IntStream.range(1, 200).toArray();
    assertEquals("t12i990000", Fingerprints.ja4(hello, false).substring(0, 10));
  }
}
