package org.icascope.dissect.cgp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.dissect.cgp.CgpMessage.Reliability;
import org.icascope.spec.CgpCapabilityReliability;
import org.icascope.spec.CgpCapabilityReliability.AckAlgorithm;
import org.icascope.spec.CgpChannelOpenMessage;

/** SESSION_RELIABILITY out of its generated layout, read at least up to the ticket. */
final class ReliabilityReading {

  private ReliabilityReading() {}

  static Reliability read(CgpCapabilityReliability it) {
    return read(it, openRequests(it));
  }

  /** For one that was not captured beyond its ticket. */
  static Reliability withoutOpenRequests(CgpCapabilityReliability it) {
    return read(it, List.of());
  }

  private static Reliability read(
      CgpCapabilityReliability it, List<ChannelOpenRequest> openRequests) {
    return new Reliability(
        it.preferredVersion(),
        it.minimalVersion(),
        messagesPerAck(it.clientAck()),
        messagesPerAck(it.serverAck()),
        it.nextMessage(),
        it.flags(),
        it.ticketVersion(),
        new Ticket(it.secretTicket()),
        openRequests);
  }

  private static OptionalInt messagesPerAck(AckAlgorithm ack) {
    Integer count = ack.parameters().messagesPerAck();
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }

  private static List<ChannelOpenRequest> openRequests(CgpCapabilityReliability it) {
    List<ChannelOpenRequest> requests = new ArrayList<>();
    if (it.openRequests() != null) {
      for (CgpChannelOpenMessage message : it.openRequests()) {
        var content = message.content();
        if (content != null && content._attrEnd.containsKey("body")) {
          requests.add(ChannelReading.openRequest(content.body()));
        }
      }
    }
    return requests;
  }
}
