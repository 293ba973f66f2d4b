package org.icascope.capture.live;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.icascope.capture.CaptureException;
import org.pcap4j.core.Pcaps;

/**
 * The system's libpcap (on Windows Npcap), which all capturing and compiling of filters needs. It
 * is loaded on first use, so that everything else works without it.
 */
final class Libpcap {

  /** Property with which pcap4j lets a user name another library. */
  private static final String NAME_PROPERTY = "org.pcap4j.core.pcapLibName";

  private static final String MISSING =
      "needs libpcap, which was not found; it is in the package libpcap0.8 (Debian, Ubuntu),"
          + " libpcap (Fedora, RHEL, Arch), or Npcap from npcap.com (Windows)";

  private Libpcap() {}

  /**
   * Loads it.
   *
   * @param what needs it, the start of the sentence when it is not there
   */
  static void load(String what) throws CaptureException {
    try {
      Pcaps.libVersion();
    } catch (LinkageError e) { // how the JVM tells that a library or a part of it is not there
      throw new CaptureException(what + " " + MISSING, e);
    }
  }

  /** {@code libpcap version 1.10.3 (with TPACKET_V3)}; only after {@link #load}. */
  static String version() {
    return Pcaps.libVersion();
  }

  /** The same library for calls that pcap4j does not have; only after {@link #load}. */
  static NativeLibrary library() {
    return NativeLibrary.getInstance(
        System.getProperty(NAME_PROPERTY, Platform.isWindows() ? "wpcap" : "pcap"));
  }
}
