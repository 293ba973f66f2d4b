package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

/** Ways to a master secret that the key log does not name by the client random. */
class ResumptionTest {

  private static final byte[] SESSION = Hex.of("51".repeat(32));
  private static final byte[] TICKET = Hex.of("71".repeat(160));
  private static final String EARLIER_RANDOM = "e0".repeat(32);

  private final SealedConnection resumed;
  private final String master;

  ResumptionTest() throws GeneralSecurityException {
    resumed = new SealedConnection(0xc030, false, false);
    master = resumed.keyLog().strip().split(" ")[2];
    resumed.values().resumed = true;
  }

  @Test
  void aSessionIdLeadsToTheKeysOfTheEarlierConnection() throws GeneralSecurityException {
    KeyMaterial material = Keys.of("CLIENT_RANDOM " + EARLIER_RANDOM + " " + master);
    resumed.values().sessionId = SESSION.clone();
    assertFalse(material.keysFor(resumed.values()).isPresent(), "not yet seen");
    assertTrue(material.keysFor(earlier()).isPresent());
    assertOpens(material);
  }

  @Test
  void aTicketLeadsToTheKeysOfTheConnectionItWasGivenIn() throws GeneralSecurityException {
    KeyMaterial material = Keys.of("CLIENT_RANDOM " + EARLIER_RANDOM + " " + master);
    HandshakeValues earlier = earlier();
    earlier.sessionId = new byte[0];
    assertTrue(material.keysFor(earlier).isPresent());
    resumed.values().sessionTicket = TICKET.clone();
    assertFalse(material.keysFor(resumed.values()).isPresent(), "no ticket was given yet");
    earlier.sessionTicket = TICKET.clone();
    material.rememberTicket(earlier);
    resumed.values().resumed = false;
    assertFalse(material.keysFor(resumed.values()).isPresent(), "offered, but refused");
    resumed.values().resumed = true;
    assertOpens(material);
  }

  @Test
  void aKeyLogMayNameTheSession() throws GeneralSecurityException {
    resumed.values().sessionId = SESSION.clone();
    assertOpens(Keys.of("RSA Session-ID:" + Hex.of(SESSION) + " Master-Key:" + master));
  }

  @Test
  void aPreMasterSecretMakesTheMasterSecret() throws GeneralSecurityException {
    byte[] preMaster = Hex.of("0303" + "99".repeat(46));
    HandshakeValues values = earlier();
    values.serverRandom = Hex.of("5e".repeat(32));
    byte[] seed = Sealer.joined(values.clientRandom, values.serverRandom);
    byte[] expected = KeyDerivation.prf(HashFunction.SHA384, preMaster, "master secret", seed, 48);
    values.encryptedPreMaster = Hex.of("1122334455667788" + "00".repeat(248));
    for (String line :
        new String[] {
          "PMS_CLIENT_RANDOM " + EARLIER_RANDOM + " " + Hex.of(preMaster),
          "RSA 1122334455667788 " + Hex.of(preMaster)
        }) {
      assertArrayEquals(
          noise(Keys.of("CLIENT_RANDOM " + EARLIER_RANDOM + " " + Hex.of(expected)), values),
          noise(Keys.of(line), values),
          line);
    }
  }

  /** What some ciphertext with an HMAC becomes depends on all keys; CBC shows it even so. */
  private static byte[] noise(KeyMaterial material, HandshakeValues values) {
    values.cipherSuite = 0xc028;
    byte[] out = new byte[160];
    material
        .keysFor(values)
        .orElseThrow()
        .cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.APPLICATION)
        .decrypt(0, 23, 0x0303, new byte[160], 0, 160, out, 0);
    assertFalse(Arrays.equals(out, new byte[160]));
    return out;
  }

  private static HandshakeValues earlier() {
    HandshakeValues values = new HandshakeValues();
    values.version = 0x0303;
    values.cipherSuite = 0xc030;
    values.clientRandom = Hex.of(EARLIER_RANDOM);
    values.serverRandom = Hex.of("e1".repeat(32));
    values.sessionId = SESSION.clone();
    return values;
  }

  private void assertOpens(KeyMaterial material) throws GeneralSecurityException {
    byte[] plain = {1, 2, 3};
    RecordCipher cipher =
        material
            .keysFor(resumed.values())
            .orElseThrow()
            .cipher(Direction.SERVER_TO_CLIENT, ConnectionKeys.Epoch.APPLICATION);
    byte[] body = resumed.seal(Direction.SERVER_TO_CLIENT, 4, plain);
    assertArrayEquals(plain, SealedConnection.open(cipher, 4, 0x0303, body));
  }
}
