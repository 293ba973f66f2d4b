package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.testkit.protocol.SealedTls;
import org.icascope.tunnel.TunnelTalk;
import org.icascope.tunnel.tls.crypto.KeyMaterial;
import org.junit.jupiter.api.Test;

/** What is no record behind content that was opened adds nothing to it; found by fuzzing. */
class OpenedThenGarbageTest {

  private static final int AES_128_GCM_SHA256 = 0x1301;

  @Test
  void garbageBehindOpenedContentIsNoContent() {
    SealedTls tls = new SealedTls(SealedTls.Kind.tls(AES_128_GCM_SHA256), new Random(1));
    KeyMaterial keys = KeyMaterial.none();
    keys.add("keys", ascii(tls.keyLog()), diagnostic -> {});
    TlsSettings settings = new TlsSettings(keys, true, (flow, layer, reason) -> {});
    TunnelTalk talk = new TunnelTalk(List.of(new TlsTunnel(settings)), 443, true);
    tls.handshake("server.example").forEach(f -> talk.send(f.sender(), f.bytes()));
    talk.client(tls.wrap(Direction.CLIENT_TO_SERVER, ascii("from the client")).bytes());
    talk.server(tls.wrap(Direction.SERVER_TO_CLIENT, ascii("from the server")).bytes());

    talk.client(ascii("no record, and long enough to tell so. ".repeat(4))).close();

    assertEquals("from the client", text(talk, Direction.CLIENT_TO_SERVER));
    assertEquals("from the server", text(talk, Direction.SERVER_TO_CLIENT));
    assertFalse(talk.diagnostics.isEmpty());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(TunnelTalk talk, Direction direction) {
    return new String(talk.stream(direction), StandardCharsets.ISO_8859_1);
  }
}
