package org.icascope.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kaitai.struct.ByteBufferKaitaiStream;
import org.icascope.testkit.protocol.EdtWriter;
import org.junit.jupiter.api.Test;

/** Values counted by hand from the rows, and those that the writer was given. */
class EdtLayoutTest {

  private static Edt edt(byte[] bytes) {
    Edt packet = new Edt(new ByteBufferKaitaiStream(bytes));
    packet._read();
    return packet;
  }

  private static Edt edt(String... rows) {
    return edt(Hex.bytes(rows));
  }

  @Test
  void aHandshakeCarriesWhatBothSidesMustKnow() {
    Edt packet =
        edt(
            "80000005 00000000 00000000 00000000", // control, type 0, reserved 5
            "00000004 00000001 40AB8156 000005DC", // version, stream, sequence, MTU 1500
            "00004000 FFFFFFFF 7578EAEF 0F2CCBBE", // window 16384, type -1, socket, cookie
            "0100007F 00000000 00000000 00000000");
    assertTrue(packet.isControl());
    assertEquals(0, packet.kind());
    assertEquals(5, packet.reserved());
    Edt.Handshake body = (Edt.Handshake) packet.body();
    assertEquals(4, body.version());
    assertEquals(0x40AB8156L, body.initialSequenceNumber());
    assertEquals(1500, body.lenPacketMax());
    assertEquals(16384, body.flowWindow());
    assertEquals(-1, body.requestType());
    assertEquals(0x7578EAEFL, body.socketId());
    assertEquals(0x0F2CCBBEL, body.synCookie());
    assertEquals(16, body.peerAddress().length);
  }

  @Test
  void aDataPacketHasItsNumberAndItsPlaceInAMessage() {
    Edt packet = edt("40AB8157 C0000002 0000230B 643AC86F", "1E0609");
    assertFalse(packet.isControl());
    assertEquals(-1, packet.kind());
    assertEquals(0x40AB8157L, packet.sequenceNumber());
    assertEquals(3, packet.positionInMessage());
    assertEquals(2, packet.messageNumber());
    assertEquals(0x230B, packet.timeStamp());
    assertEquals(0x643AC86FL, packet.destinationSocketId());
    assertEquals(3, ((Edt.Payload) packet.body()).content().length);
  }

  @Test
  void anAcknowledgementMayBeShort() {
    Edt full = edt(EdtWriter.ack(7, 100, 2500, 9));
    Edt.Acknowledgement body = (Edt.Acknowledgement) full.body();
    assertEquals(7, full.secondWord());
    assertEquals(100, body.nextSequenceNumber());
    assertEquals(2500, body.rttMicros());
    assertEquals(1000, body.linkCapacity());
    Edt light = edt("80020000 00000000 00000000 00000009", "00000064");
    assertEquals(100, ((Edt.Acknowledgement) light.body()).nextSequenceNumber());
    assertEquals(null, ((Edt.Acknowledgement) light.body()).rttMicros());
  }

  @Test
  void theOtherControlPacketsAreTold() {
    assertEquals(1, edt(EdtWriter.keepAlive(9)).kind());
    assertEquals(5, edt(EdtWriter.shutdown(9)).kind());
    assertEquals(4, ((Edt.Padding) edt(EdtWriter.ack2(3, 9)).body()).zeros().length);
    Edt.LossReport losses = (Edt.LossReport) edt(EdtWriter.nak(9, 0x80000005, 8, 11)).body();
    assertEquals(3, losses.lost().size());
    assertEquals(0x80000005L, losses.lost().get(0));
    Edt.DropRequest drop = (Edt.DropRequest) edt(EdtWriter.dropRequest(1, 5, 8, 9)).body();
    assertEquals(8, drop.lastSequenceNumber());
  }
}
