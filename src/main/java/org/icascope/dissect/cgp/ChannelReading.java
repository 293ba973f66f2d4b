package org.icascope.dissect.cgp;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.WireReader;
import org.icascope.dissect.WireText;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.spec.CgpChannelClose;
import org.icascope.spec.CgpChannelOpenRequest;
import org.icascope.spec.CgpChannelOpenResponse;
import org.icascope.spec.CgpContent;
import org.icascope.spec.CgpFinish;
import org.icascope.spec.CgpTcpProxyParameters;

/**
 * Channel and FINISH messages out of their generated layouts: read wholly, or the start of an open
 * request.
 */
final class ChannelReading {

  private ChannelReading() {}

  /** The message, or empty when it is none of these. */
  static Optional<CgpMessage> read(CgpContent content) {
    Object body = content.body();
    if (body instanceof CgpChannelOpenRequest request) {
      return Optional.of(openRequest(request));
    }
    if (body instanceof CgpChannelOpenResponse response) {
      return Optional.of(
          new CgpMessage.ChannelOpenResponse(
              response.channelId().value(), response.status(), response.serviceStatus()));
    }
    if (body instanceof CgpChannelClose close) {
      return Optional.of(
          new CgpMessage.ChannelClose(
              close.channelId().value(), close.status(), close.serviceStatus()));
    }
    if (body instanceof CgpFinish finish) {
      boolean response = content.command() == CgpCommand.FINISH_RESPONSE;
      return Optional.of(new CgpMessage.Finish(response, finish.closeType()));
    }
    return Optional.empty();
  }

  static ChannelOpenRequest openRequest(CgpChannelOpenRequest request) {
    return openRequest(request, Integer.MAX_VALUE);
  }

  /**
   * What the first bytes of an open request say; empty where they end before the parameters.
   *
   * @param known bytes behind the command that were captured
   */
  static Optional<ChannelOpenRequest> start(CgpChannelOpenRequest request, int known) {
    Integer end = request._attrEnd.get("priority");
    return end == null || end > known ? Optional.empty() : Optional.of(openRequest(request, known));
  }

  private static ChannelOpenRequest openRequest(CgpChannelOpenRequest request, int known) {
    Optional<CgpTcpProxyParameters> proxy =
        request.parameters() == null ? Optional.empty() : proxyParameters(request);
    int left = proxy.isEmpty() ? 0 : known - request._attrStart.get("parameters");
    return new ChannelOpenRequest(
        request.serviceId(),
        request.channelId().value(),
        request.framing(),
        request.priority(),
        proxy
            .filter(p -> p._attrEnd.get("destination") <= left)
            .map(p -> WireText.printable(p.destination())),
        proxy
            .filter(p -> p._attrEnd.get("protocol") <= left)
            .map(p -> OptionalInt.of(p.protocol()))
            .orElseGet(OptionalInt::empty));
  }

  /** Why the parameters of an open request to the proxy service could not be read. */
  static Optional<String> parameterProblem(CgpContent content, ChannelOpenRequest request) {
    boolean unread =
        request.destination().isEmpty()
            && content.body() instanceof CgpChannelOpenRequest body
            && body.serviceId() == 1
            && body.lenParameters().value() > 0;
    return unread
        ? Optional.of("the parameters of the open request are malformed")
        : Optional.empty();
  }

  private static Optional<CgpTcpProxyParameters> proxyParameters(CgpChannelOpenRequest request) {
    CgpTcpProxyParameters[] found = new CgpTcpProxyParameters[1];
    Optional<String> failure =
        WireReader.failureOf(() -> found[0] = request.parameters().tcpProxy());
    return failure.isPresent() ? Optional.empty() : Optional.ofNullable(found[0]);
  }
}
