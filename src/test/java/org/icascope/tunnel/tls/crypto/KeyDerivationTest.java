package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {

  @Test
  void hkdfExpandGivesTheBytesOfRfc5869Case1() throws GeneralSecurityException {
    byte[] pseudoRandomKey =
        Hex.of("077709362c2e32df0ddc3f0dc47bba63 90b6c73bb50f9c3122ec844ad7c2b3e5");
    byte[] out =
        KeyDerivation.expand(
            HashFunction.SHA256, pseudoRandomKey, Hex.of("f0f1f2f3f4f5f6f7f8f9"), 42);
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        Hex.of(out));
  }

  /** The vector for P_SHA256 that was published on the TLS working group's list in 2008. */
  @Test
  void prfGivesThePublishedBytes() throws GeneralSecurityException {
    byte[] out =
        KeyDerivation.prf(
            HashFunction.SHA256,
            Hex.of("9bbe436ba940f017b17652849a71db35"),
            "test label",
            Hex.of("a0ba9f936cda311827a6f796ffd5198c"),
            100);
    assertArrayEquals(
        Hex.of(
            """
            e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a
            6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab
            4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701
            87347b66
            """),
        out);
  }

  /** RFC 8448, section 3: server handshake and client application traffic. */
  @Test
  void trafficSecretsGiveTheKeysOfRfc8448() throws GeneralSecurityException {
    byte[] handshake = Hex.of("b67b7d690cc16c4e75e54213cb2d37b4 e9c912bcded9105d42befd59d391ad38");
    assertEquals("3fce516009c21727d0f2e4e86ee403bc", expanded(handshake, "key", 16));
    assertEquals("5d313eb2671276ee13000b30", expanded(handshake, "iv", 12));
    byte[] application = Hex.of(Rfc8448.CLIENT_TRAFFIC_SECRET);
    assertEquals("17422dda596ed5d9acd890e3c63f5051", expanded(application, "key", 16));
    assertEquals("5b78923dee08579033e523d9", expanded(application, "iv", 12));
  }

  private static String expanded(byte[] secret, String label, int lengthBytes)
      throws GeneralSecurityException {
    return Hex.of(KeyDerivation.expandLabel(HashFunction.SHA256, secret, label, lengthBytes));
  }
}
