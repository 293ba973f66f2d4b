package org.icascope.testkit.protocol;

import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.protocol.DriverModules.Drive;
import org.icascope.testkit.protocol.DriverModules.Screen;
import org.icascope.testkit.protocol.WinstationModule.Bind;
import org.icascope.testkit.protocol.WinstationModule.TextMode;

/**
 * A connection set-up of an invented client; the figures are what an analyzer must find in it.
 *
 * @param program client program
 * @param build client build
 * @param seed seed of the basic encryption and of the hidden strings
 * @param identity hidden strings
 * @param automatic the client flags it as an Auto Client Reconnect
 * @param secure Secure ICA instead of basic encryption
 * @param password an invented password stands in the module of the user interface
 */
public record IcaSetup(
    String program,
    int build,
    int seed,
    IcaIdentity identity,
    boolean automatic,
    boolean secure,
    boolean password) {
  /** Without a password. */
  public IcaSetup(
      String program,
      int build,
      int seed,
      IcaIdentity identity,
      boolean automatic,
      boolean secure) {
    this(program, build, seed, identity, automatic, secure, false);
  }

  private static final long STAMP = 0x4c005c62L; // 2026-03-02 09:32:00 in DOS form

  /** Channels in the order announced. */
  public static final List<Bind> CHANNELS =
      List.of(
          new Bind("CTXTW", 9),
          new Bind("CTXTWI", 12),
          new Bind("CTXCDM", 10),
          new Bind("CTXCPM", 4),
          new Bind("CTXCOM1", 5),
          new Bind("CTXLPT1", 1),
          new Bind("CTXCLIP", 17),
          new Bind("CTXCCM", 8),
          new Bind("CTXCAM", 13),
          new Bind("CTXCTL", 20),
          new Bind("CTXEUEM", 21));

  public static IcaSetup standard(int number) {
    return new IcaSetup(
        "WFICA32.EXE", 2402, 0x21 + number % 64, IcaIdentity.invented(number), false, false, false);
  }

  /** The same client and user again, by themselves or by Auto Client Reconnect. */
  public IcaSetup again(boolean byItself) {
    return new IcaSetup(program, build, seed, identity, byItself, secure, password);
  }

  /** The same with Secure ICA. */
  public IcaSetup withSecureIca() {
    return new IcaSetup(program, build, seed, identity, automatic, true, password);
  }

  /** The same with a password. */
  public IcaSetup withPassword() {
    return new IcaSetup(program, build, seed, identity, automatic, secure, true);
  }

  /** Modules in the order announced, for a client at an IPv4 address. */
  public List<IcaModule> modules(byte[] clientIpv4, int clientPort) {
    List<IcaModule> modules = new ArrayList<>();
    modules.add(UiModule.version5(program, build, seed, identity, password));
    modules.add(DriverModules.transport(clientIpv4, clientPort));
    modules.add(DriverModules.framing());
    modules.add(secure ? DriverModules.secureEncryption() : DriverModules.basicEncryption());
    modules.add(DriverModules.compression());
    modules.add(winstation());
    modules.add(
        DriverModules.thinwire(
            List.of(new Screen(1280, 800, 8, 0x141), new Screen(1920, 1080, 8, 0x141))));
    modules.add(DriverModules.drives(List.of(new Drive('C', 2), new Drive('H', 4))));
    modules.add(DriverModules.virtual("VDTWIN.DLL", 1L << 12));
    modules.add(DriverModules.virtual("VDPRINT.DLL", 1L << 4));
    modules.add(DriverModules.virtual("VDSERIAL.DLL", 1L << 8 | 1L << 5));
    modules.add(DriverModules.virtual("VDPARAL.DLL", 1L << 1));
    modules.add(DriverModules.virtual("VDCLIP.DLL", 1L << 17));
    modules.add(DriverModules.virtual("VDSOUND.DLL", 1L << 13));
    modules.add(DriverModules.virtual("VDCTRL.DLL", 1L << 20));
    modules.add(DriverModules.virtual("VDEUEM.DLL", 1L << 21));
    return modules;
  }

  private IcaModule winstation() {
    List<TextMode> modes = List.of(new TextMode(80, 25, 640, 400, 8, 16));
    byte[] capabilities = new IcaCapabilities().packetPriority().toArray();
    return WinstationModule.version9(0x20260302L, automatic, modes, CHANNELS, capabilities);
  }

  public byte[] initRequest() {
    return IcaWriter.initRequest(7, new IcaCapabilities().reducers(3).mtu());
  }

  public List<byte[]> initResponses(byte[] clientIpv4, int clientPort) {
    return IcaWriter.initResponses(modules(clientIpv4, clientPort), STAMP);
  }

  /** The server declines the reducer and confirms framing and basic encryption. */
  public byte[] initConnect() {
    return IcaWriter.initConnect(
        new IcaWriter.Accepted(8, 0, 0, 0, 0, new IcaCapabilities().reconnect(120)));
  }
}
