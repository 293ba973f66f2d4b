package org.icascope.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kaitai.struct.KaitaiStream.ValidationNotEqualError;
import org.junit.jupiter.api.Test;

/** Values counted by hand from the rows in {@link CgpSamples}. */
class CgpLayoutTest {

  @Test
  void lengthBelow128MayTakeOneByteOrTwo() {
    assertEquals(0x24, varlen("24").value());
    assertEquals(0x24, varlen("A4 00").value());
    assertEquals(32767, varlen("FF FF").value());
    assertNull(varlen("24").second());
  }

  @Test
  void signatureIsFixed() {
    new CgpSignature(Hex.stream("1A 43 47 50 2F 30 31"))._read();
    var other = new CgpSignature(Hex.stream("1A 43 47 50 2F 30 32"));
    assertThrows(ValidationNotEqualError.class, other::_read);
  }

  @Test
  void servicesNameTheProxyService() {
    var body = (CgpCapabilityServices) capability(CgpSamples.SERVICES);
    var service = body.services().get(0).content();
    assertEquals(1, body.services().size());
    assertEquals(1, service.serviceId());
    assertEquals(1, service.version());
    assertEquals("Citrix.TcpProxyService", service.name());
  }

  @Test
  void endpointIsTypeAndAddress() {
    var body = (CgpCapabilityEndpoint) capability(CgpSamples.ENDPOINT);
    assertEquals(0, body.addressType());
    assertEquals(0, body.lenAddress().value());
  }

  @Test
  void firstBindHasNoTicketAndNoOpenRequests() {
    var body = (CgpCapabilityReliability) capability(CgpSamples.RELIABILITY);
    assertEquals(1, body.preferredVersion());
    assertEquals(1, body.minimalVersion());
    assertEquals(5, body.clientAck().parameters().messagesPerAck());
    assertEquals(5, body.serverAck().parameters().messagesPerAck());
    assertEquals(0, body.nextMessage());
    assertEquals(0, body.flags());
    assertEquals(2, body.ticketVersion());
    assertEquals(0, body.secretTicket().length);
    assertTrue(body.openRequests().isEmpty());
  }

  @Test
  void securityTicketIs47Bytes() {
    var body = (CgpCapabilityTicket) capability(CgpSamples.TICKET);
    assertEquals(0, body.ticketType());
    assertEquals(47, body.secretTicket().length);
  }

  @Test
  void keepAlivesAreMilliseconds() {
    var body = (CgpCapabilityKeepAlives) capability(CgpSamples.KEEP_ALIVES);
    assertEquals(3000, body.clientInterval());
    assertEquals(3000, body.serverInterval());
  }

  @Test
  void packetSizeIsShownRaw() {
    var body = (CgpCapabilityPacketSize) capability(CgpSamples.PACKET_SIZE);
    assertEquals(1, body.mode());
    assertEquals(0, body.role());
    assertEquals(1494, body.packetSize());
  }

  @Test
  void reliabilityParametersAreSecondsAndPercent() {
    var body = (CgpCapabilityReliabilityParams) capability(CgpSamples.PARAMETERS);
    assertEquals(1, body.version());
    assertEquals(180, body.timeoutSeconds());
    assertEquals(1, body.uiFlags());
    assertEquals(25, body.dimPercent());
    assertEquals(10, body.tcpTimeoutSeconds());
  }

  @Test
  void bindHoldsItsCapabilitiesInOrder() {
    var message = message(CgpSamples.BIND_REQUEST);
    var bind = (CgpBind) message.content().body();
    assertEquals(183, message.lenContent().value());
    assertEquals(
        java.util.List.of(5, 9, 7, 8, 1, 2, 6),
        bind.capabilities().stream().map(c -> c.content().capabilityId()).toList());
  }

  @Test
  void openRequestIsTrackedAndNamesItsDestination() {
    var content = message(CgpSamples.OPEN_REQUEST).content();
    var body = (CgpChannelOpenRequest) content.body();
    assertEquals(1, content.header().extensions().reliability().flags());
    assertEquals(1, body.serviceId());
    assertEquals(0, body.channelId().value());
    assertEquals(2, body.priority());
    assertEquals("127.0.0.1:1494", body.parameters().tcpProxy().destination());
    assertEquals(3, body.parameters().tcpProxy().protocol());
  }

  @Test
  void resumeRepeatsWholeOpenRequests() {
    var bind = (CgpBind) message(CgpSamples.BIND_RESPONSE).content().body();
    var body = (CgpCapabilityReliability) bind.capabilities().get(0).content().body();
    assertEquals(77, body.nextMessage());
    assertEquals(1, body.flags());
    assertEquals(1, body.openRequests().get(0).content().body().serviceId());
  }

  @Test
  void openResponseHasTwoStatuses() {
    var content = message(CgpSamples.OPEN_RESPONSE).content();
    var body = (CgpChannelOpenResponse) content.body();
    assertEquals(1, content.header().extensions().reliability().ackDelta().value());
    assertEquals(3, body.status());
    assertEquals(4, body.serviceStatus());
  }

  @Test
  void closeAndFinishAreShort() {
    var close = (CgpChannelClose) message(CgpSamples.CLOSE).content().body();
    var finish = (CgpFinish) message(CgpSamples.FINISH).content().body();
    assertEquals(0x101, close.channelId().value());
    assertEquals(1, close.status());
    assertEquals(2, close.serviceStatus());
    assertEquals(1, finish.closeType());
  }

  @Test
  void payloadFollowsTheHeadersOfDataMessages() {
    var data = (CgpData) message(CgpSamples.DATA).content().body();
    var realtime = (CgpDataRealtime) message(CgpSamples.REALTIME).content().body();
    var withAck = (CgpDataRealtimeWithAck) message(CgpSamples.REALTIME_ACK).content().body();
    assertEquals(0x0c, data.flags());
    assertEquals(2, data.channelId().value());
    assertArrayEquals(Hex.bytes("AABB"), data.payload());
    assertArrayEquals(Hex.bytes("AABBCC"), realtime.payload());
    assertEquals(1, withAck.ackDelta().value());
    assertArrayEquals(Hex.bytes("AABBCC"), withAck.payload());
  }

  @Test
  void reliabilityIsFoundBehindMonitoring() {
    var header =
        message(
                "08 05 0B 05", // NOP; EXT_LENGTH, MONITORING, RELIABILITY; five bytes
                "01 AABB", // monitoring, layout unknown
                "02 05") // acknowledges five
            .content()
            .header();
    assertEquals(3, header.extensions().undecoded().length);
    assertEquals(5, header.extensions().reliability().ackDelta().value());
  }

  @Test
  void nothingIsLocatedBehindMonitoringWithoutLength() {
    var header = message("06 05 0A 01 AABB 0205").content().header();
    assertTrue(header.isOpaque());
    assertFalse(header._attrStart.containsKey("reliability"));
  }

  private static CgpVarlen varlen(String hex) {
    var varlen = new CgpVarlen(Hex.stream(hex));
    varlen._read();
    return varlen;
  }

  private static CgpMessage message(String... rows) {
    var message = new CgpMessage(Hex.stream(rows));
    message._read();
    return message;
  }

  private static Object capability(String hex) {
    var capability = new CgpCapability(Hex.stream(hex));
    capability._read();
    return capability.content().body();
  }
}
