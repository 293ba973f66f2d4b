package org.icascope.dissect.cgp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A CGP message that is decoded as a whole: everything but the data messages and NOPs of the steady
 * state, which the framer reads by hand.
 *
 * <p>Layouts: {@code specs/cgp_message.ksy}. Unsigned 32-bit values are {@code long}.
 */
public sealed interface CgpMessage {

  /**
   * BIND_REQUEST (client) or BIND_RESPONSE (server).
   *
   * @param response true for BIND_RESPONSE
   * @param cut the end was not captured: capabilities that are not here may have been there
   */
  record Bind(
      boolean response,
      boolean cut,
      List<Integer> capabilityIds,
      List<String> services,
      Optional<Reliability> reliability,
      Optional<KeepAlives> keepAlives,
      Optional<ReliabilityParameters> parameters,
      Optional<EndpointAddress> endpointAddress,
      boolean staTicket)
      implements CgpMessage {

    public Bind {
      capabilityIds = List.copyOf(capabilityIds);
      services = List.copyOf(services);
    }
  }

  /**
   * SESSION_RELIABILITY capability.
   *
   * @param clientMessagesPerAck N of the client-to-server acknowledgement algorithm, if it is the
   *     known one
   * @param nextMessage number of the next message the sender expects; 0 on a first bind, and in a
   *     response to a resume: refused
   * @param flags reconnect flags: 0 first bind, 1 resume
   * @param ticket reconnect ticket, empty in a first BIND_REQUEST; secret
   * @param openRequests channel open requests repeated in the bind
   */
  record Reliability(
      int preferredVersion,
      int minimalVersion,
      OptionalInt clientMessagesPerAck,
      OptionalInt serverMessagesPerAck,
      long nextMessage,
      int flags,
      int ticketVersion,
      Ticket ticket,
      List<ChannelOpenRequest> openRequests) {

    public Reliability {
      openRequests = List.copyOf(openRequests);
    }

    /** The client asks to go on with a session that broke. */
    public boolean isResume() {
      return (flags & 1) != 0;
    }
  }

  /** KEEP_ALIVES capability: intervals in milliseconds. */
  record KeepAlives(long clientMillis, long serverMillis) {}

  /** RELIABILITY_PARAMS capability: timeouts in seconds, dimming in percent. */
  record ReliabilityParameters(
      int version, int timeoutSeconds, int uiFlags, int dimPercent, int tcpTimeoutSeconds) {}

  /** ENDPOINT_ADDRESS capability: 0 default, 1 host name, 2 STA ticket, 3 from the ticket. */
  record EndpointAddress(int type, int addressBytes) {}

  /**
   * @param destination {@code host:port} the channel leads to, for Citrix.TcpProxyService
   * @param protocol 0 unknown, 1 unspecified, 2 mixed, 3 ICA, 4 HTTP, 5 RDP
   */
  record ChannelOpenRequest(
      int serviceId,
      int channelId,
      int framing,
      int priority,
      Optional<String> destination,
      OptionalInt protocol)
      implements CgpMessage {}

  /**
   * @param status 0 accepted, 1 rejected, 2 failure, 3 service failure
   * @param serviceStatus of TcpProxyService: 0 accepted, 1 to 6 see the spec
   */
  record ChannelOpenResponse(int channelId, int status, int serviceStatus) implements CgpMessage {}

  /** Status 0 normal, 1 service error; service status 0 normal, 1 session, 2 error. */
  record ChannelClose(int channelId, int status, int serviceStatus) implements CgpMessage {}

  /** FINISH_REQUEST or FINISH_RESPONSE; close type 0 CLOSE, 1 RESTART. */
  record Finish(boolean response, int closeType) implements CgpMessage {}

  /** A command this version does not know; the number is the value on the wire. */
  record Undecoded(int command, int bodyBytes) implements CgpMessage {}
}
