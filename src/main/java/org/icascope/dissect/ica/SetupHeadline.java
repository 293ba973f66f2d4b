package org.icascope.dissect.ica;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.WireReader;
import org.icascope.dissect.WireText;
import org.icascope.spec.IcaInitConnect;
import org.icascope.spec.IcaInitPacket;
import org.icascope.spec.IcaInitRequest;
import org.icascope.spec.IcaInitResponse;
import org.icascope.spec.IcaModuleHeader;

/**
 * A packet of the ICA set-up in a few words: {@code INIT_RESPONSE VDCDM30N.DLL (drive mapping)}.
 */
public final class SetupHeadline {

  /** Classes of modules (spec: ica_module_header). */
  private static final String[] CLASSES = {
    "user interface",
    "user interface extension",
    "winstation driver",
    "virtual driver",
    "protocol driver",
    "transport driver",
    "name resolver",
    "name enumerator",
    "scripting",
    "sub-driver"
  };

  private static final int VIRTUAL_DRIVER = 3;
  private static final int PROTOCOL_DRIVER = 4;

  /** Classes of protocol drivers (spec: ica_module_pd). */
  private static final Map<Integer, String> PROTOCOL_DRIVERS =
      Map.of(9, "framing", 10, "reliable", 11, "encryption", 12, "compression", 13, "telnet");

  /** What virtual drivers are for, by the beginning of their names (public configuration files). */
  private static final String[][] VIRTUAL_DRIVERS = {
    {"VDTW3", "graphics"},
    {"VDTWI", "seamless windows"},
    {"VDCDM", "drive mapping"},
    {"VDCPM", "printer mapping"},
    {"VDPRINT", "printing"},
    {"VDSERIAL", "serial ports"},
    {"VDCOM", "serial ports"},
    {"VDPARAL", "parallel ports"},
    {"VDCLIP", "clipboard"},
    {"VDSOUND", "sound"},
    {"VDCAM", "audio"},
    {"VDCTRL", "control"},
    {"VDEUEM", "experience monitoring"},
    {"VDSCARD", "smart cards"},
    {"VDMM", "multimedia"},
    {"VDGUSB", "USB"},
    {"VDFLASH", "Flash"},
    {"VDZL", "licensing"}
  };

  private SetupHeadline() {}

  /** The words for a packet. No bytes make it throw. */
  public static String of(ByteBuffer bytes) {
    IcaInitPacket packet = new IcaInitPacket(WireReader.streamOf(bytes));
    boolean malformed = WireReader.failureOf(packet::_read).isPresent();
    String words = words(packet);
    return malformed ? words + " [malformed]" : words;
  }

  /** The packet as a field tree. */
  public static FieldTree fields(ByteBuffer bytes) {
    return FieldTree.read("ica", bytes, IcaInitPacket::new);
  }

  private static String words(IcaInitPacket packet) {
    if (packet.body() instanceof IcaInitRequest request) {
      return "INIT_REQUEST level " + request.serverLevel();
    }
    if (packet.body() instanceof IcaInitResponse response
        && response._attrEnd.containsKey("header")) {
      return "INIT_RESPONSE " + module(response.header());
    }
    if (packet.body() instanceof IcaInitConnect connect
        && connect._attrEnd.containsKey("moduleClass")) {
      return "INIT_CONNECT " + confirmed(connect);
    }
    return switch (packet.command()) {
      case SetupCutter.INIT_REQUEST -> "INIT_REQUEST";
      case 1 -> "INIT_RESPONSE";
      case SetupCutter.INIT_CONNECT -> "INIT_CONNECT";
      case SetupCutter.INIT_CONNECT_RESPONSE -> "INIT_CONNECT_RESPONSE";
      default -> "set-up packet 0x%02x".formatted(packet.command());
    };
  }

  private static String module(IcaModuleHeader header) {
    String name = WireText.printable(header.clientName());
    String kind = className(header.moduleClass());
    if (header.moduleClass() == VIRTUAL_DRIVER) {
      kind = virtualDriver(name, kind);
    }
    return (name.isEmpty() ? "" : name + " ") + "(" + kind + ")" + toCome(header.numFollowing());
  }

  private static String confirmed(IcaInitConnect connect) {
    String kind = className(connect.moduleClass());
    if (connect.moduleClass() == PROTOCOL_DRIVER
        && connect.body() instanceof IcaInitConnect.Protocol protocol
        && protocol._attrEnd.containsKey("pdClass")) {
      kind +=
          ", " + PROTOCOL_DRIVERS.getOrDefault(protocol.pdClass(), "class " + protocol.pdClass());
    }
    return kind + toCome(connect.numFollowing());
  }

  private static String toCome(int following) {
    return following == 0 ? ", the last" : " " + following + " to come";
  }

  private static String className(int number) {
    return number < CLASSES.length ? CLASSES[number] : "class " + number;
  }

  private static String virtualDriver(String name, String otherwise) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String[] driver : VIRTUAL_DRIVERS) {
      if (upper.startsWith(driver[0])) {
        return driver[1];
      }
    }
    return otherwise;
  }
}
