package org.icascope.dissect.cgp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.icascope.dissect.Dissection;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.WireReader;
import org.icascope.spec.CgpBind;
import org.icascope.spec.CgpChannelOpenRequest;
import org.icascope.spec.CgpContent;

/**
 * Decodes one CGP message at a time; wire layout in {@code specs/cgp_message.ksy}.
 *
 * <p>A message is at most 32,769 bytes long, the most its length field can say.
 */
public final class CgpDissector {

  private CgpDissector() {}

  /**
   * Decodes a message. No bytes make it throw.
   *
   * @param pdu exactly one message, its length field included; its position stays
   */
  public static Dissection<CgpMessage> dissect(ByteBuffer pdu) {
    var message = new org.icascope.spec.CgpMessage(WireReader.streamOf(pdu));
    Optional<String> problem = WireReader.failureOf(message::_read);
    CgpContent content = message.content();
    if (content == null || !content._attrEnd.containsKey("command")) {
      return Dissection.malformed(problem.orElse("the message has no command"));
    }
    int bodyOffset = message._attrStart.get("content") + 1;
    int bodyBytes = pdu.remaining() - bodyOffset;
    if (problem.isEmpty() && message.lenContent().value() != bodyBytes + 1) {
      String text = "the length field says %d bytes, %d follow it";
      problem = Optional.of(text.formatted(message.lenContent().value(), bodyBytes + 1));
    }
    return body(content, bodyBytes, problem);
  }

  /**
   * What is known of a bind of which only the first bytes were captured: see {@link #start}.
   *
   * @param pdu the whole message, its length field included, with anything in place of what is
   *     missing; its position stays
   * @param known how many bytes of it were captured without a gap
   */
  public static Optional<CgpMessage.Bind> startOfBind(ByteBuffer pdu, int known) {
    return start(pdu, known)
        .filter(CgpMessage.Bind.class::isInstance)
        .map(CgpMessage.Bind.class::cast);
  }

  /**
   * What is known of a message of which only the first bytes were captured.
   *
   * @param pdu the whole message, its length field included, with anything in place of what is
   *     missing; its position stays
   * @param known how many bytes of it were captured without a gap
   * @return empty unless it is a bind whose SESSION_RELIABILITY was captured up to the end of the
   *     ticket, without which nobody can say whether the bind resumes a session or refuses to, or
   *     an open request that was captured up to its parameters
   */
  public static Optional<CgpMessage> start(ByteBuffer pdu, int known) {
    var message = new org.icascope.spec.CgpMessage(WireReader.streamOf(pdu));
    WireReader.failureOf(message::_read); // what is missing contradicts every layout
    CgpContent content = message.content();
    if (content == null || content.body() == null) {
      return Optional.empty();
    }
    int bodyAt = message._attrStart.get("content") + content._attrStart.get("body");
    if (content.body() instanceof CgpBind bind) {
      boolean response = content.command() == CgpCommand.BIND_RESPONSE;
      return Optional.of(BindReading.start(bind, response, known - bodyAt))
          .filter(start -> start.reliability().isPresent())
          .map(CgpMessage.class::cast);
    }
    return content.body() instanceof CgpChannelOpenRequest request
        ? ChannelReading.start(request, known - bodyAt).map(CgpMessage.class::cast)
        : Optional.empty();
  }

  /** The message as a field tree, whatever its command. */
  public static FieldTree fields(ByteBuffer pdu) {
    return FieldTree.read("cgp", pdu, org.icascope.spec.CgpMessage::new);
  }

  private static Dissection<CgpMessage> body(
      CgpContent content, int bodyBytes, Optional<String> problem) {
    if (content.body() instanceof CgpBind bind) {
      return BindReading.read(bind, content.command() == CgpCommand.BIND_RESPONSE, problem);
    }
    CgpMessage undecoded = new CgpMessage.Undecoded(content.command(), bodyBytes);
    boolean complete = content._attrEnd.containsKey("body");
    CgpMessage message = complete ? ChannelReading.read(content).orElse(undecoded) : undecoded;
    if (message instanceof CgpMessage.ChannelOpenRequest request && problem.isEmpty()) {
      problem = ChannelReading.parameterProblem(content, request);
    }
    return problem
        .map(text -> Dissection.partly(message, text))
        .orElseGet(() -> Dissection.of(message));
  }
}
