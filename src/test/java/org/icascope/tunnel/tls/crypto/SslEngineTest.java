package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JDK's TLS and DTLS on both ends, decrypted with the server's key. With the extended master
 * secret, which the JDK always agrees on.
 */
class SslEngineTest {

  private static TestServer server;

  @BeforeAll
  static void makeServer(@TempDir Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    server = new TestServer(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_RSA_WITH_AES_256_CBC_SHA256",
        "TLS_RSA_WITH_AES_128_CBC_SHA",
        "TLS_RSA_WITH_AES_256_CBC_SHA"
      })
  void aServersKeyOpensTlsAndDtls(String suite) throws IOException, GeneralSecurityException {
    for (String protocol : new String[] {"TLSv1.2", "DTLSv1.2"}) {
      SSLContext context = server.context(protocol);
      Assumptions.assumeTrue(
          Arrays.asList(context.getSupportedSSLParameters().getCipherSuites()).contains(suite),
          "this JDK does not have the suite any more");
      TlsTap tap = new TlsTap(protocol.startsWith("D"));
      converse(context, suite, tap);
    }
  }

  private static void converse(SSLContext context, String suite, TlsTap tap)
      throws IOException, GeneralSecurityException {
    EnginePair engines = new EnginePair(context, suite, tap);
    engines.handshake();
    ByteArrayOutputStream[] sent = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    Random random = new Random(2);
    for (int length : new int[] {1, 15, 16, 17, 1000, 16384 - 512, 40_000}) {
      for (Direction sender : Direction.values()) {
        byte[] plain = new byte[tap.values().datagrams ? Math.min(length, 8000) : length];
        random.nextBytes(plain);
        engines.send(sender, plain);
        sent[sender.ordinal()].writeBytes(plain);
      }
    }
    HandshakeValues values = tap.values();
    assertEquals(suite, CipherSuites.name(values.cipherSuite));
    assertTrue(values.extendedMasterSecret);
    KeyMaterial material = new Keys().add(server.privateKey()).material();
    ConnectionKeys keys = material.keysFor(values).orElseThrow();
    for (Direction sender : Direction.values()) {
      assertEquals(Hex.of(sent[sender.ordinal()].toByteArray()), Hex.of(opened(keys, tap, sender)));
    }
    values.clientRandom = new byte[32];
    values.sessionId = new byte[0];
    values.sessionHash = new byte[0];
    assertFalse(material.keysFor(values).isPresent());
    assertTrue(material.whatIsMissing(values).contains("the whole handshake is needed"));
  }

  private static byte[] opened(ConnectionKeys keys, TlsTap tap, Direction sender) {
    RecordCipher cipher = keys.cipher(sender, ConnectionKeys.Epoch.APPLICATION);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (TlsTap.Sealed record : tap.sealed()) {
      if (record.sender() == sender) {
        byte[] body = record.body();
        byte[] out = new byte[body.length];
        int length =
            cipher.decrypt(
                record.sequence(), record.type(), record.version(), body, 0, body.length, out, 0);
        assertTrue(length >= 0, record.sender() + " record " + record.sequence());
        if (record.type() == 23) {
          plain.write(out, 0, length);
        }
      }
    }
    return plain.toByteArray();
  }
}
