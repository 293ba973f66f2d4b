package org.icascope.dissect.cgp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.dissect.Dissection;
import org.icascope.dissect.WireReader;
import org.icascope.dissect.WireText;
import org.icascope.dissect.cgp.CgpMessage.Bind;
import org.icascope.dissect.cgp.CgpMessage.EndpointAddress;
import org.icascope.dissect.cgp.CgpMessage.KeepAlives;
import org.icascope.dissect.cgp.CgpMessage.Reliability;
import org.icascope.dissect.cgp.CgpMessage.ReliabilityParameters;
import org.icascope.spec.CgpBind;
import org.icascope.spec.CgpCapability;
import org.icascope.spec.CgpCapabilityEndpoint;
import org.icascope.spec.CgpCapabilityKeepAlives;
import org.icascope.spec.CgpCapabilityReliability;
import org.icascope.spec.CgpCapabilityReliabilityParams;
import org.icascope.spec.CgpCapabilityServices;
import org.icascope.spec.CgpCapabilityTicket;

/**
 * Collects the capabilities of one bind. Unknown ones are listed by number only, of several with
 * the same number the first counts, and one that contradicts its layout is left out.
 */
final class BindReading {

  /** Service id, capability id and reserved bytes (spec: cgp_capability). */
  private static final int HEADER_BYTES = 6;

  /** Capability id of SESSION_RELIABILITY (spec: cgp_capability). */
  private static final int SESSION_RELIABILITY = 5;

  private final List<Integer> ids = new ArrayList<>();
  private final List<String> services = new ArrayList<>();
  private Optional<Reliability> reliability = Optional.empty();
  private Optional<KeepAlives> keepAlives = Optional.empty();
  private Optional<ReliabilityParameters> parameters = Optional.empty();
  private Optional<EndpointAddress> endpoint = Optional.empty();
  private boolean staTicket;
  private Optional<String> problem;

  private BindReading(Optional<String> problem) {
    this.problem = problem;
  }

  static Dissection<CgpMessage> read(CgpBind bind, boolean response, Optional<String> problem) {
    BindReading reading = new BindReading(problem);
    if (bind.capabilities() != null) {
      bind.capabilities().forEach(reading::capability);
    }
    Bind message = reading.message(response, false);
    return reading
        .problem
        .map(text -> Dissection.<CgpMessage>partly(message, text))
        .orElseGet(() -> Dissection.of(message));
  }

  /**
   * Reads the capabilities that lie whole in the first bytes, and of a SESSION_RELIABILITY that
   * does not what stands before the repeated open requests.
   *
   * @param known bytes behind the command that were captured
   */
  static Bind start(CgpBind bind, boolean response, int known) {
    BindReading reading = new BindReading(Optional.empty());
    if (bind.capabilities() != null) {
      for (CgpCapability capability : bind.capabilities()) {
        Integer start = capability._attrStart.get("content");
        Integer end = capability._attrEnd.get("content");
        if (end != null && end <= known) {
          reading.capability(capability);
        } else {
          if (end != null) {
            reading.cutCapability(capability.content(), known - start);
          }
          break;
        }
      }
    }
    return reading.message(response, true);
  }

  private Bind message(boolean response, boolean cut) {
    return new Bind(
        response, cut, ids, services, reliability, keepAlives, parameters, endpoint, staTicket);
  }

  private void cutCapability(CgpCapability.Content content, int known) {
    if (known < HEADER_BYTES || content.capabilityId() != SESSION_RELIABILITY) {
      return;
    }
    ids.add(content.capabilityId());
    WireReader.failureOf(content::body); // most likely: what is missing is in it
    if (partOf(content) instanceof CgpCapabilityReliability it) {
      Integer end = it._attrEnd.get("secretTicket");
      if (end != null && HEADER_BYTES + end <= known) {
        reliability = reliability.or(() -> Optional.of(ReliabilityReading.withoutOpenRequests(it)));
      }
    }
  }

  private void capability(CgpCapability capability) {
    CgpCapability.Content content = capability.content();
    if (content == null || !capability._attrEnd.containsKey("content")) {
      return; // it ran over the end of the message, which is the problem already noted
    }
    if (content.isShort()) {
      remark("a capability is shorter than its header");
      return;
    }
    ids.add(content.capabilityId());
    Object[] body = new Object[1];
    Optional<String> failure = WireReader.failureOf(() -> body[0] = content.body());
    if (failure.isPresent()) {
      remark("capability " + content.capabilityId() + ": " + failure.get());
      partial(partOf(content));
    } else {
      whole(body[0]);
    }
  }

  /** What was read of a body that failed: asked a second time, the generated class gives it. */
  private static Object partOf(CgpCapability.Content content) {
    Object[] body = new Object[1];
    WireReader.failureOf(() -> body[0] = content.body());
    return body[0];
  }

  private void whole(Object body) {
    if (body instanceof CgpCapabilityReliability it) {
      reliability = reliability.or(() -> Optional.of(ReliabilityReading.read(it)));
    } else if (body instanceof CgpCapabilityKeepAlives it) {
      var value = new KeepAlives(it.clientInterval(), it.serverInterval());
      keepAlives = keepAlives.or(() -> Optional.of(value));
    } else if (body instanceof CgpCapabilityReliabilityParams it) {
      parameters = parameters.or(() -> Optional.of(parametersOf(it)));
    } else if (body instanceof CgpCapabilityEndpoint it) {
      var value = new EndpointAddress(it.addressType(), it.lenAddress().value());
      endpoint = endpoint.or(() -> Optional.of(value));
    } else if (body instanceof CgpCapabilityTicket it) {
      staTicket |= it.ticketType() == 0 && it.lenTicket().value() > 0;
    } else if (body instanceof CgpCapabilityServices it && services.isEmpty()) {
      it.services().forEach(entry -> services.add(WireText.printable(entry.content().name())));
    }
  }

  /** Of a reliability capability everything before the repeated open requests is worth keeping. */
  private void partial(Object body) {
    if (body instanceof CgpCapabilityReliability it && it._attrEnd.containsKey("secretTicket")) {
      reliability = reliability.or(() -> Optional.of(ReliabilityReading.read(it)));
    }
  }

  private static ReliabilityParameters parametersOf(CgpCapabilityReliabilityParams it) {
    return new ReliabilityParameters(
        it.version(), it.timeoutSeconds(), it.uiFlags(), it.dimPercent(), it.tcpTimeoutSeconds());
  }

  private void remark(String text) {
    problem = problem.or(() -> Optional.of(text));
  }
}
