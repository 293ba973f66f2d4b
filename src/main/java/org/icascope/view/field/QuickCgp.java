package org.icascope.view.field;

import java.util.List;
import org.icascope.dissect.cgp.CgpCommand;
import org.icascope.view.frame.Unit;

/**
 * What can be said of a CGP message without reading it by its layout: nearly all messages are data,
 * and nearly all questions are about others.
 */
final class QuickCgp {

  /** What messages without a body to decode have. */
  private static final List<String> IN_ALL =
      List.of(
          "cgp.len_content",
          "cgp.content",
          "cgp.command",
          "cgp.header",
          "cgp.body",
          "cgp.extensions",
          "cgp.reliability.",
          "cgp.data");

  private QuickCgp() {}

  /** The command byte; -1 where there is none, or it was not captured. */
  static int command(Unit unit) {
    int command = command(unit.bytes());
    boolean cut = command >= 0 && unit.missingBytes() > 0;
    return cut && unit.knownBytes() <= (unit.bytes()[0] < 0 ? 2 : 1) ? -1 : command;
  }

  private static int command(byte[] message) {
    return message.length > 1 ? TunnelBytes.u8(message, message[0] < 0 ? 2 : 1) : -1;
  }

  /** A field of that name may occur in the message. */
  static boolean mayHave(byte[] message, String name) {
    boolean plain =
        switch (command(message)) {
          case CgpCommand.NOP,
              CgpCommand.DATA,
              CgpCommand.DATA_REALTIME,
              CgpCommand.DATA_REALTIME_WITH_ACK ->
              true;
          default -> false;
        };
    return !plain || name.equals("cgp.reliability") || IN_ALL.stream().anyMatch(name::startsWith);
  }
}
