package org.icascope.dissect.cgp;

/**
 * Command bytes of CGP messages.
 *
 * <p>Source: protocol notes on CGP, section 1 (public client code and detection engines; all but
 * CHANNEL_CLOSE and FINISH confirmed in a real capture).
 */
public final class CgpCommand {

  public static final int BIND_REQUEST = 0x01;
  public static final int BIND_RESPONSE = 0x02;
  public static final int FINISH_REQUEST = 0x03;
  public static final int FINISH_RESPONSE = 0x04;
  public static final int NOP = 0x05;
  public static final int CHANNEL_OPEN_REQUEST = 0x06;
  public static final int CHANNEL_OPEN_RESPONSE = 0x07;
  public static final int CHANNEL_CLOSE = 0x08;
  public static final int DATA = 0x09;
  public static final int DATA_REALTIME = 0x0a;
  public static final int DATA_REALTIME_WITH_ACK = 0x0b;

  private static final String[] NAMES = {
    null,
    "BIND_REQUEST",
    "BIND_RESPONSE",
    "FINISH_REQUEST",
    "FINISH_RESPONSE",
    "NOP",
    "CHANNEL_OPEN_REQUEST",
    "CHANNEL_OPEN_RESPONSE",
    "CHANNEL_CLOSE",
    "DATA",
    "DATA_REALTIME",
    "DATA_REALTIME_WITH_ACK"
  };

  private CgpCommand() {}

  public static boolean isKnown(int command) {
    return command >= BIND_REQUEST && command <= DATA_REALTIME_WITH_ACK;
  }

  /** {@code NOP}; empty for a command that is not known. */
  public static String name(int command) {
    return isKnown(command) ? NAMES[command] : "";
  }

  /** {@code NOP (0x05)} or {@code unknown (0x2f)}. */
  public static String toText(int command) {
    return (isKnown(command) ? NAMES[command] : "unknown") + String.format(" (0x%02x)", command);
  }
}
