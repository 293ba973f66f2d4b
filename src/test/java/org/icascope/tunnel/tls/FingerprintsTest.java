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
