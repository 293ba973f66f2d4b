package org.icascope.view.info;

import java.nio.ByteBuffer;
import org.icascope.dissect.Dissection;
import org.icascope.dissect.cgp.CgpCommand;
import org.icascope.dissect.cgp.CgpDissector;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpHeaderReader;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.view.frame.Unit;

/** CGP messages in a few words. */
final class CgpInfo {

  /** Citrix.TcpProxyService, the only service that was seen (spec: cgp_channel_open_request). */
  private static final int TCP_PROXY = 1;

  private static final String[] STATUS = {"accepted", "rejected", "failure", "service failure"};

  private final CgpHeader header = new CgpHeader();

  /** A connection begins or goes on with it. */
  static boolean isBind(Unit unit) {
    byte[] bytes = unit.bytes();
    int at = bytes.length > 0 && bytes[0] < 0 ? 2 : 1;
    return unit.layout().equals("cgp_message")
        && at < bytes.length
        && (bytes[at] == CgpCommand.BIND_REQUEST || bytes[at] == CgpCommand.BIND_RESPONSE);
  }

  boolean say(Unit unit, FlowNotes notes, Summary summary) {
    LineBuffer info = summary.info();
    if (unit.again()) {
      info.text("[replayed] ");
      summary.mood(Summary.Mood.REPLAYED);
    }
    if (unit.layout().equals("cgp_signature")) {
      info.text("signature");
      return true;
    }
    int length = unit.bytes().length + unit.unwantedBytes();
    if (!CgpHeaderReader.read(unit.bytes(), length, header)) {
      info.text("message without command");
      return true;
    }
    if (unit.missingBytes() > 0 && unit.knownBytes() <= header.lengthBytes()) {
      info.text("message [not captured whole]"); // the 0 in place of its command says nothing
      return true;
    }
    if (CgpCommand.isKnown(header.command())) {
      info.text(CgpCommand.name(header.command()));
    } else {
      info.text("unknown command 0x").hex(header.command(), 2);
    }
    if (isData()) {
      info.sign(' ').number(header.payloadLength()).raw(Words.BYTES);
    } else if (header.command() != CgpCommand.NOP) {
      control(unit, notes, info);
    }
    if (header.acknowledgementKnown() && header.ackDelta() > 0) {
      info.text(" ack ").number(header.ackDelta());
    }
    if (!unit.isWhole()) {
      info.text(" [not captured whole]");
    }
    return true;
  }

  private boolean isData() {
    return header.command() == CgpCommand.DATA
        || header.command() == CgpCommand.DATA_REALTIME
        || header.command() == CgpCommand.DATA_REALTIME_WITH_ACK;
  }

  private static void control(Unit unit, FlowNotes notes, LineBuffer info) {
    if (unit.missingBytes() > 0) { // zeros in their place would say something
      CgpDissector.start(ByteBuffer.wrap(unit.bytes()), unit.knownBytes())
          .ifPresent(message -> message(message, notes, info));
      return;
    }
    Dissection<CgpMessage> dissection = CgpDissector.dissect(ByteBuffer.wrap(unit.bytes()));
    dissection.message().ifPresent(message -> message(message, notes, info));
    if (dissection.problem().isPresent() && unit.isWhole()) { // zeros contradict layouts
      info.text(" [malformed]");
    }
  }

  private static void message(CgpMessage message, FlowNotes notes, LineBuffer info) {
    if (message instanceof CgpMessage.Bind bind) {
      bind.reliability().ifPresent(it -> reliability(bind.response(), it, notes, info));
    } else if (message instanceof CgpMessage.ChannelOpenRequest request) {
      info.text(" channel ").number(request.channelId());
      info.text(request.serviceId() == TCP_PROXY ? " Citrix.TcpProxyService" : "");
      info.text(request.destination().map(destination -> " to " + destination).orElse(""));
    } else if (message instanceof CgpMessage.ChannelOpenResponse response) {
      info.text(" channel ").number(response.channelId()).sign(' ');
      status(response.status(), response.serviceStatus(), info);
    } else if (message instanceof CgpMessage.ChannelClose close) {
      info.text(" channel ").number(close.channelId());
      info.text(close.status() == 0 ? " normal" : " service error");
    } else if (message instanceof CgpMessage.Finish finish) {
      info.text(finish.closeType() == 0 ? " close" : finish.closeType() == 1 ? " restart" : "");
    } else if (message instanceof CgpMessage.Undecoded undecoded) {
      info.sign(' ').number(undecoded.bodyBytes()).raw(Words.BYTES);
    }
  }

  private static void status(int status, int serviceStatus, LineBuffer info) {
    info.text(status < STATUS.length ? STATUS[status] : "status " + status);
    if (serviceStatus != 0) {
      info.text(", service status ").number(serviceStatus);
    }
  }

  /** In a response 0 for the next message refuses a resume; to a new session it says nothing. */
  private static void reliability(
      boolean response, CgpMessage.Reliability reliability, FlowNotes notes, LineBuffer info) {
    long next = reliability.nextMessage();
    if (!response) {
      notes.bind = reliability.isResume() ? FlowNotes.Bind.RESUME : FlowNotes.Bind.NEW;
    }
    boolean unclear = notes.bind == FlowNotes.Bind.UNKNOWN && reliability.ticket().isEmpty();
    if (response && next == 0 && unclear) {
      info.text(" new session, or resume refused");
    } else if (response && next == 0) {
      info.text(notes.bind == FlowNotes.Bind.RESUME ? " resume refused" : " new session");
    } else if (response || reliability.isResume()) {
      info.text(" resume, next ").text(response ? "client" : "server").text(" message ");
      info.number(next);
    } else {
      info.text(" new session");
    }
  }
}
