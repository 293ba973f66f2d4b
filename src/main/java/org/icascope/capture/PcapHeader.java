package org.icascope.capture;

/**
 * The header of a pcap file (draft-ietf-opsawg-pcap) and what it means for the frames.
 *
 * @param bytes its size
 * @param nanosPerUnit nanoseconds per unit of a time's fraction
 * @param snapLength most bytes of a frame that were kept, as the recorder says
 * @param lengths order of the two lengths of a frame
 * @param guess several layouts of frames have this header
 */
record PcapHeader(
    int bytes,
    boolean big,
    int nanosPerUnit,
    int linkType,
    long snapLength,
    Lengths lengths,
    Guess guess) {

  /** Size of the header, but for {@link #IXIA_EXTRA_BYTES}. */
  static final int BYTES = 24;

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int MODIFIED = 0xa1b2cd34;
  private static final int IXIA_HARDWARE = 0x1c0001ac;
  private static final int IXIA_SOFTWARE = 0x1c0001ab;

  /** Ixia's files have the size of all frames behind the header. */
  private static final int IXIA_EXTRA_BYTES = 4;

  /** DG/UX called its version 543.0 and kept the old order of lengths. */
  private static final int DG_UX_MAJOR = 543;

  /** The upper bits tell the length of a frame check sequence, and some are reserved. */
  private static final int LINK_TYPE_MASK = 0xffff;

  /** Which of a frame's two lengths comes first. */
  enum Lengths {
    CAPTURED_FIRST,
    ORIGINAL_FIRST,
    /** Version 2.3: the smaller one is the captured one. */
    EITHER
  }

  /** Which layouts of frames are possible. */
  enum Guess {
    STANDARD_ONLY,
    STANDARD_LIKELY,
    MODIFIED_OR_SUSE
  }

  static boolean matches(byte[] bytes, int at, int length) {
    return length >= 4
        && (isMagic(Numbers.s32(bytes, at, true)) || isMagic(Numbers.s32(bytes, at, false)));
  }

  private static boolean isMagic(int number) {
    return switch (number) {
      case MICROSECONDS, NANOSECONDS, MODIFIED, IXIA_HARDWARE, IXIA_SOFTWARE -> true;
      default -> false;
    };
  }

  /** Reads {@link #BYTES} bytes that {@link #matches} has accepted. */
  static PcapHeader of(byte[] bytes, int at) {
    boolean big = isMagic(Numbers.s32(bytes, at, true));
    int magic = Numbers.s32(bytes, at, big);
    int major = Numbers.u16(bytes, at + 4, big);
    int minor = Numbers.u16(bytes, at + 6, big);
    int network = Numbers.s32(bytes, at + 20, big);
    boolean ixia = magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE;
    boolean nanos = magic == NANOSECONDS || magic == IXIA_HARDWARE;
    int linkType = network & LINK_TYPE_MASK;
    int aix = magic == MICROSECONDS && major == 2 && minor == 2 ? aixLinkType(network) : -1;
    return new PcapHeader(
        BYTES + (ixia ? IXIA_EXTRA_BYTES : 0),
        big,
        nanos || aix >= 0 ? 1 : 1000,
        aix >= 0 ? aix : linkType,
        Numbers.u32(bytes, at + 16, big),
        lengths(major, minor),
        guess(magic, major, minor));
  }

  /**
   * AIX writes version 2.2, interface types of RFC 1573 and nanoseconds.
   *
   * @return -1 where it is not AIX
   */
  private static int aixLinkType(int interfaceType) {
    return switch (interfaceType) {
      case 6 -> LinkTypes.ETHERNET;
      case 9 -> 6; // token ring
      case 15 -> 10; // FDDI
      case 24 -> LinkTypes.NULL;
      default -> -1;
    };
  }

  private static Lengths lengths(int major, int minor) {
    if (major == 2 && minor == 3) {
      return Lengths.EITHER;
    }
    boolean old = major == 2 && minor < 3 || major == DG_UX_MAJOR;
    return old ? Lengths.ORIGINAL_FIRST : Lengths.CAPTURED_FIRST;
  }

  /** The variants that must be guessed all call themselves version 2.4. */
  private static Guess guess(int magic, int major, int minor) {
    if (magic == MODIFIED) {
      return Guess.MODIFIED_OR_SUSE;
    }
    boolean current = magic == MICROSECONDS && major == 2 && minor == 4;
    return current ? Guess.STANDARD_LIKELY : Guess.STANDARD_ONLY;
  }

  /** Units of a time's fraction in a second. */
  long unitsPerSecond() {
    return 1_000_000_000L / nanosPerUnit;
  }
}
