package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeyTest {

  /** SEQUENCE, version and algorithm of PKCS#8 before the key of PKCS#1, for RSA of 2048 bits. */
  private static final int PKCS8_HEAD_BYTES = 26;

  private static TestServer server;
  private static byte[] pkcs8;

  @BeforeAll
  static void makeKey(@TempDir Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    server = new TestServer(folder);
    pkcs8 = server.privateKey();
  }

  @Test
  void everyFormOpensTheKeyExchange() throws GeneralSecurityException {
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEAD_BYTES, pkcs8.length);
    assertOpens(new Keys().add(pkcs8));
    assertOpens(new Keys().add(pkcs1));
    assertOpens(new Keys().add(pem("PRIVATE KEY", pkcs8)));
    assertOpens(new Keys().add(pem("RSA PRIVATE KEY", pkcs1).replace("\n", "\r\n")));
    assertOpens(
        new Keys()
            .add(
                "Bag Attributes\n  friendlyName: x\n"
                    + pem("CERTIFICATE", server.certificate())
                    + pem("PRIVATE KEY", pkcs8)));
  }

  private static void assertOpens(Keys keys) throws GeneralSecurityException {
    assertEquals(List.of(), keys.said());
    assertTrue(keys.material().keysFor(handshake()).isPresent());
    HandshakeValues withoutCertificate = handshake();
    withoutCertificate.serverCertificateKey = new byte[0];
    assertTrue(keys.material().keysFor(withoutCertificate).isPresent());
  }

  @Test
  void otherContentIsNamedWithHowToConvertIt() throws GeneralSecurityException {
    assertSaid("PKCS#12 store", new Keys().add(server.store()));
    assertSaid("openssl pkcs12", new Keys().add(server.store()));
    assertSaid("a certificate", new Keys().add(server.certificate()));
    assertSaid("with RSA key exchange only", new Keys().add(server.certificate()));
    assertSaid("what is usual is a key log", new Keys().add(server.certificate()));
    assertSaid("a certificate", new Keys().add(pem("CERTIFICATE", server.certificate())));
    assertSaid("a public key", new Keys().add(pem("PUBLIC KEY", server.publicKey())));
    assertSaid("OpenSSH", new Keys().add(pem("OPENSSH PRIVATE KEY", new byte[50])));
    String encrypted = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n";
    assertSaid("openssl pkey", new Keys().add(encrypted + "-----END RSA PRIVATE KEY-----\n"));
    // SEQUENCE { SEQUENCE { OBJECT IDENTIFIER pbes2 }, OCTET STRING }
    byte[] encryptedPkcs8 = Hex.of("3012 300b 06092a864886f70d01050d 0403010203");
    assertSaid("an encrypted private key", new Keys().add(encryptedPkcs8));
    assertSaid(
        "an encrypted private key", new Keys().add(pem("ENCRYPTED PRIVATE KEY", encryptedPkcs8)));
    assertSaid("cut off", new Keys().add(pem("PRIVATE KEY", pkcs8).substring(0, 500)));
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    byte[] ecKey = curve.generateKeyPair().getPrivate().getEncoded();
    assertSaid("not RSA", new Keys().add(ecKey));
    assertSaid("not RSA", new Keys().add(Hex.of("300a 020101 0405 0102030405")));
  }

  private static void assertSaid(String words, Keys keys) {
    assertEquals(1, keys.said().size(), words);
    assertTrue(keys.said().get(0).startsWith("tls.key-file: keys.txt "), keys.said().get(0));
    assertTrue(keys.said().get(0).contains(words), keys.said().get(0));
    assertTrue(keys.material().isEmpty());
  }

  @Test
  void damagedKeysAreRefusedWithoutAFault() throws GeneralSecurityException {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = pkcs8.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      new Keys().add(damaged).material().keysFor(handshake());
      new Keys().add(Arrays.copyOf(pkcs8, random.nextInt(pkcs8.length))).material();
    }
  }

  /** Its dashes were those of the last line; found by fuzzing. */
  @Test
  void aFirstLineWithoutItsLastDashesIsSaidToBeCutOff() throws GeneralSecurityException {
    String pem = "-----BEGIN RSA PRIVATE KEY\nAAAA\n-----END RSA PRIVATE KEY-----\n";
    assertSaid("cut off", new Keys().add(pem));
  }

  @Test
  void aKeyOfAnotherServerIsSaidNotToFit() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyMaterial other =
        new Keys().add(generator.generateKeyPair().getPrivate().getEncoded()).material();
    HandshakeValues values = handshake();
    assertFalse(other.keysFor(values).isPresent());
    assertTrue(other.whatIsMissing(values).contains("not that of the server's certificate"));
    values.serverCertificateKey = new byte[0];
    assertFalse(other.keysFor(values).isPresent());
    assertTrue(other.whatIsMissing(values).contains("does not decrypt the ClientKeyExchange"));
  }

  @Test
  void anEncryptedPreMasterSecretOfAnyLengthCausesNoFault() throws GeneralSecurityException {
    KeyMaterial material = new Keys().add(pkcs8).material();
    Random random = new Random(6);
    for (int length = 0; length < 600; length += 3) {
      HandshakeValues values = handshake();
      values.encryptedPreMaster = new byte[length];
      random.nextBytes(values.encryptedPreMaster);
      random.nextBytes(values.clientRandom);
      assertFalse(material.keysFor(values).isPresent(), "length " + length);
      assertFalse(material.whatIsMissing(values).isEmpty());
    }
  }

  /** TLS_RSA_WITH_AES_128_GCM_SHA256 with a pre-master secret of zeros. */
  private static HandshakeValues handshake() throws GeneralSecurityException {
    HandshakeValues values = new HandshakeValues();
    values.version = 0x0303;
    values.cipherSuite = 0x009c;
    values.clientRandom = new byte[32];
    values.serverRandom = new byte[32];
    values.serverCertificateKey = server.publicKey();
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(server.publicKey())));
    values.encryptedPreMaster = rsa.doFinal(new byte[48]);
    return values;
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + (label + "-----\n")
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + ("\n-----END " + label + "-----\n");
  }
}
