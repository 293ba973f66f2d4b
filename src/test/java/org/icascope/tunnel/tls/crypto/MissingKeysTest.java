package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

/** Each reason for not decrypting, in one sentence that says what would help. */
class MissingKeysTest {

  private final HandshakeValues values = values(0x0303, 0xc02f);

  @Test
  void otherVersionsAreNamed() {
    assertSays("SSL 3.0 is recognized, but not decrypted", values(0x0300, 0x0035));
    assertSays("TLS 1.0 is", values(0x0301, 0x0035));
    assertSays("TLS 1.1 is", values(0x0302, 0x0035));
    assertSays("DTLS 1.0 is", values(0xfeff, 0x0035));
    assertSays("DTLS 1.3 is", values(0xfefc, 0x1301));
    assertSays("Version 0x4321 is", values(0x4321, 0x1301));
  }

  @Test
  void otherSuitesAreNamed() {
    assertSays("TLS_RSA_WITH_CAMELLIA_128_CBC_SHA is not supported", values(0x0303, 0x0041));
    assertSays("TLS_RSA_WITH_SEED_CBC_SHA is not", values(0xfefd, 0x0096));
    assertSays("TLS_RSA_WITH_ARIA_128_GCM_SHA256 is not", values(0x0303, 0xc050));
    assertSays("TLS_SHA256_SHA256 is not", values(0x0304, 0xc0b4));
    assertSays("unknown (0x7777) is not", values(0x0303, 0x7777));
    assertSays("TLS_AES_128_GCM_SHA256 is not", values(0x0303, 0x1301));
  }

  @Test
  void whatChangesASuiteIsNamed() {
    values.truncatedMac = true;
    assertSays("A truncated MAC (RFC 6066) was agreed on", values);
    values.compression = 1;
    assertSays("Compression by TLS was agreed on", values);
  }

  @Test
  void aConnectionWhoseHandshakeWasNotCapturedIsNoStrangeVersion() {
    assertSays("The server's answer in the handshake was not captured", values(0, 0));
    assertSays("The start of the handshake was not captured", new HandshakeValues());
  }

  @Test
  void aKeyLogIsAskedForWhereNothingElseHelps() {
    assertSays("What is needed is the key log (SSLKEYLOGFILE)", values);
    assertSays("What is needed is the key log (SSLKEYLOGFILE)", values(0x0304, 0x1301));
    assertSays("the RSA key of the server, or the key log", values(0x0303, 0x009c));
    values.resumed = true;
    assertSays("resumes an earlier session", values);
    values.clientRandom = new byte[0];
    assertSays("start of the handshake was not captured", values);
  }

  @Test
  void aPrivateKeyThatCannotHelpIsSaidNotTo() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyMaterial material =
        new Keys().add(generator.generateKeyPair().getPrivate().getEncoded()).material();
    assertTrue(said(material, values).startsWith("A private key does not help here"));
    assertTrue(said(material, values(0x0303, 0x009c)).contains("was not captured"));
  }

  @Test
  void aPartOfTheSecretsIsSaidToBeAPart() {
    values.version = 0x0304;
    values.cipherSuite = 0x1302;
    String start = "CLIENT_TRAFFIC_SECRET_0 " + Hex.of(values.clientRandom) + " ";
    KeyMaterial material = Keys.of(start + "ab".repeat(32)); // SHA-384 has 48
    assertFalse(material.keysFor(values).isPresent());
    assertTrue(said(material, values).contains("only a part of the secrets"));
  }

  @Test
  void tls12HasOneEpoch() throws GeneralSecurityException {
    SealedConnection connection = new SealedConnection(0xc02f, false, false);
    ConnectionKeys keys = Keys.of(connection.keyLog()).keysFor(connection.values()).orElseThrow();
    assertNull(keys.cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.HANDSHAKE));
    assertNull(keys.cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.EARLY));
  }

  private static void assertSays(String words, HandshakeValues values) {
    KeyMaterial material = KeyMaterial.none();
    assertFalse(material.keysFor(values).isPresent());
    assertTrue(said(material, values).contains(words), said(material, values));
  }

  private static String said(KeyMaterial material, HandshakeValues values) {
    String sentence = material.whatIsMissing(values);
    assertEquals(sentence.length() - 1, (sentence + " ").indexOf(". "), "one sentence");
    return sentence;
  }

  private static HandshakeValues values(int version, int suite) {
    HandshakeValues values = new HandshakeValues();
    values.version = version;
    values.datagrams = version >= 0xfe00;
    values.cipherSuite = suite;
    values.clientRandom = Hex.of("77".repeat(32));
    values.serverRandom = Hex.of("78".repeat(32));
    return values;
  }
}
