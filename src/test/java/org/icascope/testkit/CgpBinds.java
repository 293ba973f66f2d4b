package org.icascope.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.CgpCapability;
import org.icascope.testkit.protocol.CgpCapability.Reliability;
import org.icascope.testkit.protocol.CgpWriter;

/** Signature and bind messages of both sides, with the capabilities of current peers. */
final class CgpBinds {
  static final int TIMEOUT_SECONDS = 180; // default of the vendor, and seen
  private static final byte[] NO_TICKET = {};

  private final CgpWriter writer;
  private final Optional<String> staTicket;

  CgpBinds(CgpWriter writer, Optional<String> staTicket) {
    this.writer = writer;
    this.staTicket = staTicket;
  }

  byte[] firstRequest() {
    return request(reliability(0, false, NO_TICKET, List.of()));
  }

  byte[] resumeRequest(long nextMessage, byte[] ticket, byte[] openRequest) {
    return request(reliability(nextMessage, true, ticket, List.of(openRequest)));
  }

  /** A refusal has next message number 0 and no ticket; so has the first answer a number of 0. */
  byte[] response(long nextMessage, byte[] ticket) {
    List<CgpCapability> capabilities =
        List.of(
            reliability(nextMessage, false, ticket, List.of()),
            CgpCapability.reliabilityParams(TIMEOUT_SECONDS, 1, 80, 60),
            keepAlives(),
            CgpCapability.packetSize(true),
            CgpCapability.tcpProxyService());
    return new Bytes().raw(CgpWriter.signature()).raw(writer.bindResponse(capabilities)).toArray();
  }

  private byte[] request(CgpCapability reliability) {
    List<CgpCapability> capabilities = new ArrayList<>();
    capabilities.add(reliability);
    capabilities.add(CgpCapability.reliabilityParams(0, 0, 0, 0));
    capabilities.add(keepAlives());
    capabilities.add(CgpCapability.packetSize(false));
    capabilities.add(CgpCapability.tcpProxyService());
    staTicket.ifPresent(
        ticket -> {
          capabilities.add(CgpCapability.endpointAddress(3, ""));
          capabilities.add(CgpCapability.securityTicket(ticket));
        });
    return new Bytes().raw(CgpWriter.signature()).raw(writer.bindRequest(capabilities)).toArray();
  }

  private static CgpCapability keepAlives() {
    return CgpCapability.keepAlives(CgpLink.KEEP_ALIVE_MILLIS, CgpLink.KEEP_ALIVE_MILLIS);
  }

  private static CgpCapability reliability(
      long next, boolean resume, byte[] ticket, List<byte[]> opens) {
    return CgpCapability.sessionReliability(
        new Reliability(CgpLink.MESSAGES_PER_ACK, next, resume, ticket, opens));
  }
}
