package org.icascope.tunnel.tls;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.tunnel.TunnelTalk;
import org.icascope.tunnel.tls.crypto.KeyMaterial;
import org.icascope.tunnel.tls.crypto.SealedConnection;
import org.junit.jupiter.api.Test;

/** Decryption goes on behind records that were not captured, whose number nobody knows. */
class LostRecordsTest {

  private static final int TLS12_GCM = 0xc02f;
  private static final int TLS13_GCM = 0x1301;

  private TunnelTalk talk;
  private SealedConnection sealed;
  private int recordBytes;

  /** A connection after the first protected record of the client. */
  private void open(int suite) throws GeneralSecurityException {
    begin(suite, new byte[] {0, 0}, 0);
    boolean tls13 = suite == TLS13_GCM;
    if (!tls13) {
      talk.client(record(20, new byte[] {1}));
    }
    send(0, "first");
  }

  private void begin(int suite, byte[] extensions, int compression)
      throws GeneralSecurityException {
    sealed = new SealedConnection(suite, false, false);
    KeyMaterial keys = KeyMaterial.none();
    keys.add("test", sealed.keyLog().getBytes(StandardCharsets.US_ASCII), d -> {});
    talk = new TunnelTalk(List.of(tunnel(keys)), 443, true);
    ByteBuffer client = ByteBuffer.allocate(41);
    client.putShort((short) 0x0303).put(sealed.clientRandom()).put((byte) 0);
    client.putShort((short) 2).putShort((short) suite).put((byte) 1).put((byte) 0);
    byte[] more = suite == TLS13_GCM ? HelloBytes.hex("0006 002b 0002 0304") : extensions;
    ByteBuffer server = ByteBuffer.allocate(38 + more.length);
    server.putShort((short) 0x0303).put(sealed.serverRandom()).put((byte) 0);
    server.putShort((short) suite).put((byte) compression).put(more);
    talk.client(record(22, message(1, client.array())));
    talk.server(record(22, message(2, server.array())));
  }

  private static TlsTunnel tunnel(KeyMaterial keys) {
    return new TlsTunnel(new TlsSettings(keys, false, (flow, layer, reason) -> {}));
  }

  private void send(long number, String text) throws GeneralSecurityException {
    byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
    byte[] inner = Arrays.copyOf(plain, plain.length + 1);
    inner[plain.length] = 23; // the type, which TLS 1.3 puts behind the content
    byte[] record =
        record(23, sealed.seal(CLIENT_TO_SERVER, number, recordIsTls13() ? inner : plain));
    recordBytes = record.length;
    talk.client(record);
  }

  private boolean recordIsTls13() {
    return facts().version().equals(Optional.of("TLS 1.3"));
  }

  private TlsFacts facts() {
    return (TlsFacts) talk.facts.get(0);
  }

  private static byte[] message(int type, byte[] body) {
    return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
  }

  private static byte[] record(int type, byte[] body) {
    ByteBuffer record = ByteBuffer.allocate(5 + body.length).put((byte) type);
    return record.putShort((short) 0x0303).putShort((short) body.length).put(body).array();
  }

  private String client() {
    return new String(talk.stream(CLIENT_TO_SERVER), StandardCharsets.US_ASCII);
  }

  /** The nonces of AES-GCM in TLS 1.2 are on the wire: any number of lost records is known. */
  @Test
  void withNoncesInRecordsTheNumberOfLostOnesIsKnown() throws GeneralSecurityException {
    open(TLS12_GCM);
    talk.gap(CLIENT_TO_SERVER, 100_000L * recordBytes);
    send(100_001, "later");
    send(100_002, "!");
    assertEquals("firstlater!", client());
    assertTrue(talk.lines.stream().anyMatch(line -> line.startsWith("client gap 5+")));
  }

  @Test
  void withoutNoncesThousandsAreTried() throws GeneralSecurityException {
    open(TLS13_GCM);
    talk.gap(CLIENT_TO_SERVER, 3_000L * recordBytes);
    send(3_001, "later");
    assertEquals("firstlater", client());
  }

  /** 500 records of 16 kB, each tried under 4,097 numbers, would be 33 GB to decrypt. */
  @Test
  void whatCannotBeFoundIsGivenUp() throws GeneralSecurityException {
    open(TLS13_GCM);
    talk.gap(CLIENT_TO_SERVER, 1L << 30);
    for (int i = 0; i < 500; i++) {
      talk.client(record(23, new byte[16_000]));
    }
    assertEquals("first", client());
    assertEquals(List.of("tls.records-lost", "tls.not-decrypted"), talk.codes());
  }

  @Test
  void whatIsNotSupportedIsNamed() throws GeneralSecurityException {
    begin(TLS12_GCM, new byte[] {0, 0}, 1);
    talk.client(record(20, new byte[] {1}));
    talk.server(record(20, new byte[] {1}));
    send(0, "compressed");
    talk.close();
    assertEquals("", client().replaceAll("[^a-z]", ""));
    assertTrue(facts().missing().orElse("").startsWith("Compression"), facts().missing() + "");
  }

  @Test
  void aConnectionThatBeganBeforeTheCaptureIsSaidToBeOne() {
    KeyMaterial keys = KeyMaterial.none();
    String line = "CLIENT_RANDOM " + "ab".repeat(32) + " " + "cd".repeat(48);
    keys.add("test", line.getBytes(StandardCharsets.US_ASCII), d -> {});
    talk = new TunnelTalk(List.of(tunnel(keys)), 443, false);
    talk.client(record(23, new byte[40])).server(record(23, new byte[40])).close();
    assertTrue(facts().missing().orElse("").contains("start of the handshake was not captured"));
    assertFalse(talk.codes().isEmpty());
  }
}
