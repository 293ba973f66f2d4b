package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of every suite that is decrypted, made by a sender written independently. */
class RecordCipherTest {

  private static final List<Integer> LENGTHS = List.of(0, 1, 15, 16, 17, 63, 64, 1400, 16384);

  private static Stream<Integer> suites() {
    return IntStream.range(0, 0x10000).filter(n -> CipherSuites.of(n).isPresent()).boxed();
  }

  /** One of each kind: what is the same for all of a kind is not tried for each. */
  private static Stream<Integer> kinds() {
    return Stream.of(
        0x1301, // TLS 1.3 AES-GCM
        0x1303, // ChaCha20
        0x1305, // CCM_8
        0xc02f, // TLS 1.2 AES-GCM
        0xc09c, // CCM
        0xcca8, // ChaCha20
        0x002f, // CBC and SHA-1
        0xc028, // CBC and SHA-384
        0x0001); // NULL and MD5
  }

  @ParameterizedTest
  @MethodSource("suites")
  void recordsOfBothSidesAreRead(int suite) throws GeneralSecurityException {
    roundTrip(new SealedConnection(suite, false, false));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void datagramsAreReadByEpochAndNumber(int suite) throws GeneralSecurityException {
    if (CipherSuites.of(suite).orElseThrow().isTls13()) {
      return;
    }
    SealedConnection connection = new SealedConnection(suite, true, false);
    roundTrip(connection);
    RecordCipher cipher = connection.cipher(Direction.CLIENT_TO_SERVER);
    byte[] body = connection.seal(Direction.CLIENT_TO_SERVER, 1L << 48 | 7, new byte[5]);
    assertArrayEquals(new byte[5], SealedConnection.open(cipher, 1L << 48 | 7, 0xfefd, body));
    assertNull(SealedConnection.open(cipher, 7, 0xfefd, body), "the epoch counts");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void encryptThenMacChangesOnlyCbc(int suite) throws GeneralSecurityException {
    roundTrip(new SealedConnection(suite, false, true));
  }

  private static void roundTrip(SealedConnection connection) throws GeneralSecurityException {
    Random random = new Random(3);
    for (Direction sender : Direction.values()) {
      RecordCipher cipher = connection.cipher(sender);
      assertTrue(cipher.supported());
      long sequence = 0;
      for (int length : LENGTHS) {
        byte[] plain = new byte[length];
        random.nextBytes(plain);
        byte[] body = connection.seal(sender, sequence, plain);
        int version = connection.wireVersion();
        assertArrayEquals(
            plain, SealedConnection.open(cipher, sequence, version, body), "length " + length);
        sequence++;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyFlippedBitIsNoticed(int suite) throws GeneralSecurityException {
    for (boolean encryptThenMac : new boolean[] {false, true}) {
      SealedConnection connection = new SealedConnection(suite, false, encryptThenMac);
      RecordCipher cipher = connection.cipher(Direction.SERVER_TO_CLIENT);
      byte[] body = connection.seal(Direction.SERVER_TO_CLIENT, 5, new byte[40]);
      for (int bit = 0; bit < body.length * 8; bit++) {
        byte[] damaged = body.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        assertNull(SealedConnection.open(cipher, 5, 0x0303, damaged), "bit " + bit);
      }
      assertArrayEquals(new byte[40], SealedConnection.open(cipher, 5, 0x0303, body));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyShorterRecordIsNoticed(int suite) throws GeneralSecurityException {
    for (boolean encryptThenMac : new boolean[] {false, true}) {
      SealedConnection connection = new SealedConnection(suite, false, encryptThenMac);
      RecordCipher cipher = connection.cipher(Direction.CLIENT_TO_SERVER);
      byte[] body = connection.seal(Direction.CLIENT_TO_SERVER, 0, new byte[33]);
      for (int length = 0; length < body.length; length++) {
        assertNull(SealedConnection.open(cipher, 0, 0x0303, Arrays.copyOf(body, length)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void zerosAndNoiseOfAnyLengthAreRefused(int suite) throws GeneralSecurityException {
    RecordCipher cipher =
        new SealedConnection(suite, false, false).cipher(Direction.CLIENT_TO_SERVER);
    Random random = new Random(1);
    for (int length = 0; length < 600; length++) {
      byte[] noise = new byte[length];
      assertNull(SealedConnection.open(cipher, 0, 0x0303, noise));
      random.nextBytes(noise);
      assertNull(SealedConnection.open(cipher, 0, 0x0303, noise));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void typeVersionAndNumberAreAuthenticated(int suite) throws GeneralSecurityException {
    SealedConnection connection = new SealedConnection(suite, false, false);
    RecordCipher cipher = connection.cipher(Direction.CLIENT_TO_SERVER);
    byte[] body = connection.seal(Direction.CLIENT_TO_SERVER, 9, new byte[20]);
    byte[] out = new byte[body.length];
    assertEquals(-1, cipher.decrypt(8, 23, 0x0303, body, 0, body.length, out, 0));
    assertEquals(-1, cipher.decrypt(9, 22, 0x0303, body, 0, body.length, out, 0));
    assertEquals(-1, cipher.decrypt(9, 23, 0x0302, body, 0, body.length, out, 0));
    assertEquals(20, cipher.decrypt(9, 23, 0x0303, body, 0, body.length, out, 0));
  }

  @Test
  void plaintextOffsetsAreShiftedByWhatPrecedesTheCiphertext() throws GeneralSecurityException {
    assertEquals(8, prefix(0xc02f), "the explicit nonce of GCM");
    assertEquals(8, prefix(0xc09c), "and of CCM");
    assertEquals(0, prefix(0xcca8), "ChaCha20 has none");
    assertEquals(16, prefix(0x002f), "the vector of CBC");
    assertEquals(0, prefix(0x0001), "NULL");
    assertEquals(0, prefix(0x1301), "TLS 1.3");
  }

  private static int prefix(int suite) throws GeneralSecurityException {
    return new SealedConnection(suite, false, false)
        .cipher(Direction.CLIENT_TO_SERVER)
        .prefixBytes();
  }

  /** RFC 8446, section 7.2: the next secret is made of the one before. */
  @Test
  void keyUpdatesFollowEachOther() throws GeneralSecurityException {
    SealedConnection connection = new SealedConnection(0x1302, false, false);
    HandshakeValues values = connection.values();
    byte[] secret = Hex.of(connection.keyLog().lines().findFirst().orElseThrow().split(" ")[2]);
    RecordCipher cipher = connection.cipher(Direction.CLIENT_TO_SERVER);
    for (int update = 1; update <= 3; update++) {
      secret = KeyDerivation.expandLabel(HashFunction.SHA384, secret, "traffic upd", 48);
      cipher = cipher.next();
      Sealer sealer =
          new Sealer(
              CipherSuites.of(values.cipherSuite).orElseThrow(),
              new byte[0],
              KeyDerivation.expandLabel(HashFunction.SHA384, secret, "key", 32),
              KeyDerivation.expandLabel(HashFunction.SHA384, secret, "iv", 12),
              false);
      byte[] body = sealer.seal(0, 23, 0x0303, new byte[] {1, 2, 23});
      assertArrayEquals(
          new byte[] {1, 2, 23}, SealedConnection.open(cipher, 0, 0x0303, body), "" + update);
    }
  }
}
