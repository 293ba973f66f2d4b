package org.icascope.dissect.cgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.Dissection;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.dissect.cgp.CgpMessage.Bind;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.dissect.cgp.CgpMessage.Undecoded;
import org.icascope.spec.CgpSamples;
import org.icascope.spec.Hex;
import org.junit.jupiter.api.Test;

class CgpDissectorTest {

  private static final List<String> ALL =
      List.of(
          CgpSamples.BIND_REQUEST,
          CgpSamples.BIND_RESPONSE,
          CgpSamples.OPEN_REQUEST,
          CgpSamples.OPEN_RESPONSE,
          CgpSamples.CLOSE,
          CgpSamples.FINISH,
          CgpSamples.NOP_ACK,
          CgpSamples.DATA,
          CgpSamples.REALTIME,
          CgpSamples.REALTIME_ACK);

  @Test
  void firstBindIsDecoded() {
    Bind bind = bind(CgpSamples.BIND_REQUEST);
    assertFalse(bind.response());
    assertEquals(List.of(5, 9, 7, 8, 1, 2, 6), bind.capabilityIds());
    assertEquals(List.of("Citrix.TcpProxyService"), bind.services());
    assertEquals(OptionalInt.of(5), bind.reliability().get().clientMessagesPerAck());
    assertFalse(bind.reliability().get().isResume());
    assertTrue(bind.reliability().get().ticket().isEmpty());
    assertEquals(new CgpMessage.KeepAlives(3000, 3000), bind.keepAlives().get());
    assertEquals(new CgpMessage.ReliabilityParameters(1, 180, 1, 25, 10), bind.parameters().get());
    assertEquals(new CgpMessage.EndpointAddress(0, 0), bind.endpointAddress().get());
    assertTrue(bind.staTicket());
  }

  @Test
  void answerToAResumeIsDecoded() {
    Bind bind = bind(CgpSamples.BIND_RESPONSE);
    var reliability = bind.reliability().get();
    assertTrue(bind.response());
    assertTrue(reliability.isResume());
    assertEquals(77, reliability.nextMessage());
    assertEquals(OptionalInt.of(7), reliability.serverMessagesPerAck());
    assertEquals(new Ticket(Hex.bytes("0001020304050607")), reliability.ticket());
    assertEquals(Optional.of("127.0.0.1:1494"), reliability.openRequests().get(0).destination());
  }

  @Test
  void channelAndFinishMessagesAreDecoded() {
    assertEquals(
        new ChannelOpenRequest(1, 0, 0, 2, Optional.of("127.0.0.1:1494"), OptionalInt.of(3)),
        sound(CgpSamples.OPEN_REQUEST));
    assertEquals(new CgpMessage.ChannelOpenResponse(0, 3, 4), sound(CgpSamples.OPEN_RESPONSE));
    assertEquals(new CgpMessage.ChannelClose(0x101, 1, 2), sound(CgpSamples.CLOSE));
    assertEquals(new CgpMessage.Finish(false, 1), sound(CgpSamples.FINISH));
    assertEquals(new CgpMessage.Finish(true, 0), sound("04 04 00 00 00"));
  }

  @Test
  void unknownCommandKeepsItsNumber() {
    assertEquals(new Undecoded(0x2f, 3), sound("04 2F AABBCC"));
  }

  @Test
  void unknownAndRepeatedCapabilitiesAreListedAndTheFirstCounts() {
    String first = "0F 0000 0900 0000 01 B400 0100 1900 0A00";
    String second = "0F 0000 0900 0000 01 5A00 0100 1900 0A00";
    String unknown = "08 0000 6300 0000 AABB";
    String otherService = "0E 0100 0700 0000 01000000 01000000";
    Bind bind =
        bind("3D 01 00 0000 04", first, unknown, second, otherService); // 5 + 16 + 9 + 16 + 15
    assertEquals(List.of(9, 99, 9, 7), bind.capabilityIds());
    assertEquals(180, bind.parameters().get().timeoutSeconds());
    assertEquals(Optional.empty(), bind.keepAlives());
  }

  @Test
  void oneMalformedCapabilityLeavesTheOthers() {
    String cutKeepAlives = "0A 0000 0700 0000 B80B0000"; // only one interval
    String tooShort = "03 0000 07";
    String whole = CgpSamples.PARAMETERS;
    var dissection = dissect(Hex.bytes("24 01 00 0000 03", cutKeepAlives, tooShort, whole));
    Bind bind = (Bind) dissection.message().get();
    assertEquals(Optional.of("capability 7: the bytes end too early"), dissection.problem());
    assertEquals(List.of(7, 9), bind.capabilityIds());
    assertEquals(Optional.empty(), bind.keepAlives());
    assertEquals(180, bind.parameters().get().timeoutSeconds());
  }

  @Test
  void ticketOfADamagedReliabilityCapabilityIsKept() {
    byte[] pdu = Hex.bytes(CgpSamples.BIND_RESPONSE);
    pdu[6 + 1 + 31] = 9; // nine open requests announced, one there
    var dissection = dissect(pdu);
    Bind bind = (Bind) dissection.message().get();
    assertTrue(dissection.problem().isPresent());
    assertEquals(77, bind.reliability().get().nextMessage());
    assertEquals(1, bind.reliability().get().openRequests().size());
  }

  @Test
  void cutBodyBecomesUndecodedWithItsNumber() {
    var dissection = dissect(Hex.bytes("0D 07 09 02 03 01 00 03"));
    assertEquals(Optional.of(new Undecoded(7, 6)), dissection.message());
    assertEquals(Optional.of("the bytes end too early"), dissection.problem());
  }

  @Test
  void lengthFieldThatDisagreesIsAProblem() {
    var dissection = dissect(Hex.bytes("06 03 00 01 00"));
    assertEquals(Optional.of(new CgpMessage.Finish(false, 1)), dissection.message());
    assertEquals(Optional.of("the length field says 6 bytes, 4 follow it"), dissection.problem());
  }

  @Test
  void hugeCountsAndLengthsDoNotHurt() {
    assertInstanceOf(
        Bind.class, dissect(Hex.bytes("07 01 00 0000 FFFF")).message().get()); // 32767 capabilities
    assertTrue(dissect(Hex.bytes("FF FF 06 00 FFFF FF FF")).problem().isPresent());
    assertTrue(dissect(Hex.bytes("00")).message().isEmpty());
    assertTrue(dissect(new byte[0]).message().isEmpty());
  }

  @Test
  void noPrefixAndNoFlippedBitMakesItThrow() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (String sample : ALL) {
            byte[] pdu = Hex.bytes(sample);
            for (int length = 0; length < pdu.length; length++) {
              check(Arrays.copyOf(pdu, length));
            }
            for (int bit = 0; bit < pdu.length * 8; bit++) {
              byte[] damaged = pdu.clone();
              damaged[bit / 8] ^= (byte) (1 << bit % 8);
              check(damaged);
            }
          }
        });
  }

  @Test
  void everyShorterPrefixHasAProblem() {
    for (String sample : ALL.subList(0, 6)) {
      byte[] pdu = Hex.bytes(sample);
      for (int length = 0; length < pdu.length; length++) {
        assertTrue(dissect(Arrays.copyOf(pdu, length)).problem().isPresent(), "length " + length);
      }
    }
  }

  private static void check(byte[] pdu) {
    dissect(pdu);
    checkInside(CgpDissector.fields(ByteBuffer.wrap(pdu)).root(), pdu.length);
  }

  private static void checkInside(Field field, int length) {
    field.bytes().ifPresent(range -> assertTrue(range.end() <= length, field.toString()));
    field.children().forEach(child -> checkInside(child, length));
  }

  private static Bind bind(String... rows) {
    return (Bind) sound(rows);
  }

  private static CgpMessage sound(String... rows) {
    var dissection = dissect(Hex.bytes(rows));
    assertEquals(Optional.empty(), dissection.problem());
    return dissection.message().get();
  }

  private static Dissection<CgpMessage> dissect(byte[] pdu) {
    return CgpDissector.dissect(ByteBuffer.wrap(pdu));
  }
}
