package org.icascope.testkit.protocol;

import java.util.List;

/** The Winstation driver: text modes, channel numbers, capabilities (ica.md 2.5.6). */
public final class WinstationModule {
  private static final int CLASS = 2;
  private static final int FLAGS = 7; // graphics, mouse, double-click
  private static final int AUTO_RECONNECT = 0x10; // ica.md 3.6
  private static final int FIXED_BYTES = 86;
  private static final int TEXT_MODE_BYTES = 12;
  private static final int BIND_BYTES = 10;

  /** One virtual channel and the number the client chose for it. */
  public record Bind(String name, int number) {}

  /** One text mode, as the client lists them. */
  public record TextMode(
      int columns, int rows, int width, int height, int fontWidth, int fontHeight) {}

  private WinstationModule() {}

  /**
   * Version 9 with the given serial number; the reducer is offered in version 2.
   *
   * @param reconnect the client reconnects by itself
   */
  public static IcaModule version9(
      long serial, boolean reconnect, List<TextMode> modes, List<Bind> binds, byte[] capabilities) {
    int bindOffset = FIXED_BYTES + modes.size() * TEXT_MODE_BYTES;
    int capabilityOffset = bindOffset + binds.size() * BIND_BYTES;
    Bytes body = new Bytes().u32(serial).zeros(8); // date and time unset
    body.u32(reconnect ? FLAGS | AUTO_RECONNECT : FLAGS);
    body.u16(modes.size()).u16(FIXED_BYTES);
    body.u16(2048).u16(6).u16(6).u16(0xffff).u16(0xffff).u16(1).u32(0);
    body.u16(binds.size()).u16(bindOffset);
    body.u8(16).u8(18).u16(0).u16(2).u16(capabilities.length).u16(capabilityOffset);
    for (int i = 0; i < modes.size(); i++) {
      TextMode mode = modes.get(i);
      body.u8(i).u8(0).u16(mode.columns()).u16(mode.rows()).u16(mode.width()).u16(mode.height());
      body.u8(mode.fontWidth()).u8(mode.fontHeight());
    }
    binds.forEach(bind -> body.asciiField(bind.name(), 8).u16(bind.number()));
    body.raw(capabilities);
    return new IcaModule(CLASS, 1, 9, "WDICA30N.DLL", "WDICA", body.toArray());
  }
}
