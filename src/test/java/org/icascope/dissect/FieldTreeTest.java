package org.icascope.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.dissect.cgp.CgpDissector;
import org.icascope.model.ByteRange;
import org.icascope.spec.CgpSamples;
import org.icascope.spec.Hex;
import org.icascope.spec.IcaInitPacket;
import org.icascope.spec.IcaSamples;
import org.icascope.spec.IcaSamples.UiText;
import org.junit.jupiter.api.Test;

class FieldTreeTest {

  private static final byte[] BIND = Hex.bytes(CgpSamples.BIND_REQUEST);

  // Offsets counted by hand in CgpSamples.BIND_REQUEST: two length bytes, command, flags, two
  // reserved, two of the count, then SESSION_RELIABILITY (25 bytes) and RELIABILITY_PARAMS.
  private static final int PARAMETERS_AT = 2 + 1 + 1 + 2 + 2 + 25;

  @Test
  void rangesAreOffsetsInThePdu() {
    Field timeout = timeout(CgpDissector.fields(ByteBuffer.wrap(BIND)));
    assertEquals(Optional.of(180), timeout.value());
    assertEquals(Optional.of(ByteRange.ofLength(PARAMETERS_AT + 8, 2)), timeout.bytes());
    assertTrue(timeout.complete());
  }

  @Test
  void aBufferInsideALargerOneCountsFromItsOwnStart() {
    byte[] larger = new byte[BIND.length + 9];
    System.arraycopy(BIND, 0, larger, 9, BIND.length);
    ByteBuffer pdu = ByteBuffer.wrap(larger, 9, BIND.length);
    assertEquals(CgpDissector.fields(ByteBuffer.wrap(BIND)), CgpDissector.fields(pdu));
    assertEquals(9, pdu.position());
  }

  @Test
  void lengthsShowTheirValueOnTheGroup() {
    Field length = CgpDissector.fields(ByteBuffer.wrap(BIND)).root().child("len_content").get();
    assertEquals(Optional.of(183), length.value());
    assertEquals(Optional.of(new ByteRange(0, 2)), length.bytes());
  }

  @Test
  void aTruncatedMessageKeepsWhatWasRead() {
    FieldTree tree =
        CgpDissector.fields(ByteBuffer.wrap(Arrays.copyOf(BIND, PARAMETERS_AT + 16 + 3)));
    assertEquals(Optional.of("a length or offset points beyond the bytes"), tree.problem());
    assertFalse(tree.root().complete());
    assertEquals(Optional.of(180), timeout(tree).value());
    List<Field> capabilities = capabilities(tree);
    assertEquals(3, capabilities.size());
    Field last = capabilities.get(2);
    assertFalse(last.complete());
    assertEquals(Optional.of(new ByteRange(PARAMETERS_AT + 16, PARAMETERS_AT + 19)), last.bytes());
  }

  @Test
  void numbersThatWereNotReadAreLeftOut() {
    // CHANNEL_CLOSE that ends after the first byte of its status
    FieldTree tree = CgpDissector.fields(ByteBuffer.wrap(Hex.bytes("0A 08 00 81 02 0000 01")));
    Field body = tree.root().child("content").get().child("body").get();
    Field status = body.child("status").get();
    assertEquals(Optional.empty(), status.value());
    assertFalse(status.complete());
    assertEquals(Optional.empty(), body.child("service_status"));
  }

  @Test
  void ticketsAreMarkedSecretAndHaveNoValue() {
    FieldTree tree = CgpDissector.fields(ByteBuffer.wrap(Hex.bytes(CgpSamples.BIND_RESPONSE)));
    Field ticket = body(capabilities(tree).get(0)).child("secret_ticket").get();
    assertTrue(ticket.secret());
    assertEquals(Optional.empty(), ticket.value());
    assertEquals(8, ticket.bytes().get().length());
  }

  @Test
  void noDamageToAnIcaSetUpPacketMakesTheTreeThrow() {
    for (String sample :
        List.of(
            IcaSamples.INIT_REQUEST,
            IcaSamples.WD,
            IcaSamples.THINWIRE,
            IcaSamples.DRIVES,
            IcaSamples.PD_CRYPT1,
            IcaSamples.CONNECT_WD)) {
      byte[] packet = Hex.bytes(sample);
      for (int bit = 0; bit < packet.length * 8; bit++) {
        byte[] damaged = packet.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        FieldTree.read("ica", ByteBuffer.wrap(damaged), IcaInitPacket::new);
        FieldTree cut =
            FieldTree.read("ica", ByteBuffer.wrap(packet, 0, bit / 8), IcaInitPacket::new);
        assertEquals(Optional.of(new ByteRange(0, bit / 8)), cut.root().bytes());
      }
    }
  }

  @Test
  void stringsOfTheUserInterfaceModuleAreSecret() {
    byte[] ui = IcaSamples.ui(new UiText("lab", "kim", "hunter2!", "#Editor", "desk-7", false));
    FieldTree tree = FieldTree.read("ica", ByteBuffer.wrap(ui), IcaInitPacket::new);
    Field body = tree.root().child("body").get().child("body").get();
    Field strings = body.child("secret_strings").get();
    assertEquals(Optional.of(801), body.child("client_build").get().value());
    assertEquals(Optional.of(ByteRange.ofLength(3 + 88, ui.length - 3 - 88)), strings.bytes());
    assertTrue(strings.secret());
    assertEquals(Optional.empty(), strings.value());
  }

  private static Field timeout(FieldTree tree) {
    return body(capabilities(tree).get(1)).child("timeout_seconds").get();
  }

  private static Field body(Field capability) {
    return capability.child("content").get().child("body").get();
  }

  private static List<Field> capabilities(FieldTree tree) {
    Field bind = tree.root().child("content").get().child("body").get();
    return bind.children().stream().filter(f -> f.name().equals("capabilities")).toList();
  }
}
