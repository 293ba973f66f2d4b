package org.icascope.testkit.protocol;

import java.util.List;

/** Transport, protocol and virtual drivers of a client (ica.md 2.5.3 to 2.5.5). */
public final class DriverModules {
  private static final int VIRTUAL = 3;
  private static final int PROTOCOL = 4;
  private static final int TRANSPORT = 5;
  private static final int PD_FRAME = 9;
  private static final int PD_ENCRYPT = 11;
  private static final int PD_COMPRESS = 12;
  private static final int OUT_BUFFER_BYTES = 1460;

  private DriverModules() {}

  /** TCP transport driver, version 2; address in network order. */
  public static IcaModule transport(byte[] ipv4, int port) {
    Bytes body = new Bytes().u16(OUT_BUFFER_BYTES).u16(2);
    body.u8(port >> 8).u8(port).raw(ipv4).zeros(14);
    return new IcaModule(TRANSPORT, 1, 2, "TDWSTCPN.DLL", "", body.toArray());
  }

  public static IcaModule framing() {
    byte[] body = new Bytes().u8(PD_FRAME).zeros(3).toArray();
    return new IcaModule(PROTOCOL, 1, 4, "PDRFRAMN.DLL", "PDRFRAME", body);
  }

  public static IcaModule basicEncryption() {
    byte[] body = new Bytes().u8(PD_ENCRYPT).zeros(3).u8(1).toArray();
    return new IcaModule(PROTOCOL, 1, 1, "PDCRYPTN.DLL", "PDCRYPT1", body);
  }

  /** Secure ICA with 128 bits. */
  public static IcaModule secureEncryption() {
    Bytes body = new Bytes().u8(PD_ENCRYPT).zeros(3).u8(40).u8(1).u8(0).u8(1).u16(128);
    for (int i = 0; i < 4; i++) {
      body.u16(16).u16(12); // key length and rounds: authentication, data, both ways
    }
    return new IcaModule(PROTOCOL, 1, 1, "PDCRYPTN.DLL", "PDCRYPT2", body.toArray());
  }

  /** Offered by the client, never confirmed by the server here. */
  public static IcaModule compression() {
    byte[] body = new Bytes().u8(PD_COMPRESS).zeros(3).u16(6).u16(0).toArray();
    return new IcaModule(PROTOCOL, 1, 1, "PDCOMPN.DLL", "PDCOMP", body);
  }

  /** Thinwire: session size and largest size, both of 24 bytes. */
  public static IcaModule thinwire(List<Screen> screens) {
    Bytes body = virtualHeader(1L << 9, 0);
    for (Screen screen : screens) {
      body.u8(0).u8(0).u16(0x8000).u32(0x300000).u32(screen.capabilities());
      body.u16(screen.colors()).u16(0).u16(20).u16(1).u16(screen.width()).u16(screen.height());
    }
    body.zeros(36).u32(0x8000).u32(0x300000).u32(0).u32(0);
    body.u32(0x3c3c000).u32(0x2000).u32(0).u32(0x20); // disk cache, as in the test vector
    return new IcaModule(VIRTUAL, 1, 3, "VDTW30N.DLL", "vdtw30", body.toArray());
  }

  /** One screen size of Thinwire; colours 1, 2, 4, 8 are 4, 8, 16, 24 bits a pixel. */
  public record Screen(int width, int height, int colors, long capabilities) {}

  /** Client drive mapping, version 4 with the version 2 layout; flags as in ica.md 2.5.5. */
  public static IcaModule drives(List<Drive> drives) {
    Bytes body = virtualHeader(1L << 10, 3);
    body.u16(drives.size()).u16(IcaModule.HEADER_BYTES + 26).u16(0).u16(600).u16(0).u16(0).u16(0);
    for (Drive drive : drives) {
      body.u8(drive.letter()).u8(0).u16(drive.flags());
    }
    return new IcaModule(VIRTUAL, 1, 4, "VDCDM30N.DLL", "", body.toArray());
  }

  /** One mapped drive. */
  public record Drive(char letter, int flags) {}

  private static Bytes virtualHeader(long mask, int flow) {
    Bytes header = new Bytes().u32(mask).u8(0).u8(flow).u16(0);
    // flow 3: largest window and byte count of drive mapping, as in the test vector
    return flow == 3 ? header.u16(0x1884).u16(0x416) : header.u32(0);
  }

  /** A virtual driver of which only the common part is known. */
  public static IcaModule virtual(String clientName, long channelMask) {
    byte[] body = virtualHeader(channelMask, 0).toArray();
    return new IcaModule(VIRTUAL, 1, 1, clientName, "", body);
  }
}
