package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

/** The whole way from a key log to the plaintext of RFC 8448. */
class Rfc8448Test {

  private final ConnectionKeys keys =
      Keys.of(
              "CLIENT_TRAFFIC_SECRET_0 "
                  + Rfc8448.CLIENT_RANDOM
                  + " "
                  + Rfc8448.CLIENT_TRAFFIC_SECRET
                  + "\n")
          .keysFor(Rfc8448.handshake())
          .orElseThrow();

  private final RecordCipher cipher =
      keys.cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.APPLICATION);

  private final byte[] record = Hex.of(Rfc8448.CLIENT_RECORD);
  private final byte[] out = new byte[record.length];

  @Test
  void theClientsRecordHoldsTheNumbersFrom0To49AndItsType() {
    assertEquals(51, decrypt(0));
    for (int i = 0; i < 50; i++) {
      assertEquals(i, out[i]);
    }
    assertEquals(23, out[50]);
  }

  @Test
  void aWrongRecordNumberDoesNotFit() {
    assertEquals(-1, decrypt(1));
    assertEquals(51, decrypt(0), "a failure leaves nothing behind");
  }

  @Test
  void afterAKeyUpdateTheOldRecordDoesNotFit() {
    RecordCipher next = cipher.next();
    assertNotNull(next);
    assertEquals(-1, next.decrypt(0, 23, 0x0303, record, 0, record.length, out, 0));
  }

  @Test
  void epochsWithoutASecretHaveNoCipher() {
    assertNull(keys.cipher(Direction.SERVER_TO_CLIENT, ConnectionKeys.Epoch.APPLICATION));
    assertNull(keys.cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.HANDSHAKE));
    assertNull(keys.cipher(Direction.CLIENT_TO_SERVER, ConnectionKeys.Epoch.EARLY));
  }

  private int decrypt(long sequence) {
    return cipher.decrypt(sequence, 23, 0x0303, record, 0, record.length, out, 0);
  }
}
