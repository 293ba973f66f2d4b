package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class CipherSuitesTest {

  @Test
  void namesAreThoseOfTheRegistry() {
    assertEquals("TLS_NULL_WITH_NULL_NULL", CipherSuites.name(0));
    assertEquals("TLS_AES_128_GCM_SHA256", CipherSuites.name(0x1301));
    assertEquals("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", CipherSuites.name(0xc030));
    assertEquals("TLS_PSK_DHE_WITH_AES_128_CCM_8", CipherSuites.name(0xc0aa));
    assertEquals("TLS_EMPTY_RENEGOTIATION_INFO_SCSV", CipherSuites.name(0x00ff));
    assertEquals("GREASE (0xfafa)", CipherSuites.name(0xfafa));
    assertEquals("unknown (0xcc13)", CipherSuites.name(0xcc13));
    assertEquals("unknown (0xffff)", CipherSuites.name(0xffff));
  }

  /** Counted in the registry: 352 numbers with a name of their own. */
  @Test
  void theTableIsWholeAndEveryNameIsThereOnce() {
    Set<String> names = new TreeSet<>();
    IntStream.range(0, 0x10000)
        .mapToObj(CipherSuites::name)
        .filter(name -> name.startsWith("TLS_"))
        .forEach(name -> assertTrue(names.add(name), name));
    assertEquals(352, names.size());
  }

  @Test
  void theJdksSuitesAreAmongThem() throws GeneralSecurityException {
    Set<String> known =
        IntStream.range(0, 0x10000).mapToObj(CipherSuites::name).collect(Collectors.toSet());
    String[] supported = SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites();
    assertTrue(supported.length > 20);
    for (String name : supported) {
      // the JDK keeps the names of the first RFCs for some
      assertTrue(known.contains(name.replaceFirst("^SSL_", "TLS_")), name);
    }
  }

  @Test
  void suitesWithOtherCiphersAreNotDecrypted() {
    for (int number = 0; number < 0x10000; number++) {
      String name = CipherSuites.name(number);
      boolean expected =
          name.startsWith("TLS_")
              && !name.equals("TLS_NULL_WITH_NULL_NULL")
              && !name.contains("GOST")
              && (name.contains("_AES_")
                  || name.contains("CHACHA20")
                  || name.contains("_WITH_NULL_"));
      assertEquals(expected, CipherSuites.of(number).isPresent(), name);
    }
  }

  @Test
  void partsAreReadFromTheName() {
    assertSuite(0x1302, "AES_GCM key 32 tag 16 hash SHA384");
    assertSuite(0x1305, "AES_CCM key 16 tag 8 hash SHA256");
    assertSuite(0xc0ad, "AES_CCM key 32 tag 16 hash SHA256");
    assertSuite(0xc0b3, "AES_CCM key 32 tag 16 hash SHA384");
    assertSuite(0xccaa, "CHACHA20_POLY1305 key 32 tag 16 hash SHA256");
    assertSuite(0x0035, "AES_CBC key 32 tag 20 HmacSHA1 hash SHA256");
    assertSuite(0xc028, "AES_CBC key 32 tag 48 HmacSHA384 hash SHA384");
    assertSuite(0x0001, "NULL key 0 tag 16 HmacMD5 hash SHA256");
    assertSuite(0x00b1, "NULL key 0 tag 48 HmacSHA384 hash SHA384");
  }

  private static void assertSuite(int number, String expected) {
    CipherSuite suite = CipherSuites.of(number).orElseThrow();
    String mac = suite.mac().isEmpty() ? "" : " " + suite.mac();
    assertEquals(
        expected,
        suite.bulk()
            + (" key " + suite.keyBytes() + " tag " + suite.tagBytes())
            + (mac + " hash " + suite.hash()));
  }

  @Test
  void onlyPlainRsaOpensWithAPrivateKey() {
    Set<String> kinds =
        IntStream.range(0, 0x10000)
            .mapToObj(CipherSuites::of)
            .flatMap(Optional::stream)
            .filter(CipherSuite::isRsaKeyExchange)
            .map(suite -> Arrays.stream(suite.name().split("_WITH_")).findFirst().orElseThrow())
            .collect(Collectors.toSet());
    assertEquals(Set.of("TLS_RSA"), kinds);
  }
}
