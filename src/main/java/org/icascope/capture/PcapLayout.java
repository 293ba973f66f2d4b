package org.icascope.capture;

/**
 * Where the header of a frame has its numbers, in the variants of pcap. The layouts are those of
 * libpcap's and Wireshark's documentation (sf-pcap.c, libpcap.h).
 *
 * @param headerBytes size of the header of a frame
 * @param secondsAt place of the seconds' lower 32 bits
 * @param fractionAt place of the fraction of a second
 * @param capturedAt place of the number of bytes in the file
 * @param originalAt place of the number of bytes on the wire
 * @param wideTimes seconds and fraction have 64 bits each, of which the upper 32 are zero
 */
record PcapLayout(
    int headerBytes,
    int secondsAt,
    int fractionAt,
    int capturedAt,
    int originalAt,
    boolean wideTimes) {

  /** What nearly all programs write. */
  static final PcapLayout STANDARD = ofSize(16);

  /** Nokia firewalls: four bytes more. */
  static final PcapLayout NOKIA = ofSize(20);

  /** Kuznetzov's patch: interface, protocol and packet type follow, as in Red Hat 6.1. */
  static final PcapLayout MODIFIED = ofSize(24);

  /** An older one of his patches, with two processor numbers, as in SuSE 6.3. */
  static final PcapLayout SUSE = ofSize(28);

  private static PcapLayout ofSize(int headerBytes) {
    return new PcapLayout(headerBytes, 0, 4, 8, 12, false);
  }

  /** A program that wrote the C structure of a 64-bit system as it was. */
  static PcapLayout wide(boolean big) {
    return new PcapLayout(24, big ? 4 : 0, big ? 12 : 8, 16, 20, true);
  }

  /** Before version 2.3 the two lengths came the other way round. */
  PcapLayout swapped() {
    return new PcapLayout(headerBytes, secondsAt, fractionAt, originalAt, capturedAt, wideTimes);
  }

  /** Whether the numbers of a header are such as a recorder writes. */
  boolean isPlausible(byte[] bytes, int at, boolean big, long unitsPerSecond) {
    long captured = Numbers.u32(bytes, at + capturedAt, big);
    long original = Numbers.u32(bytes, at + originalAt, big);
    boolean upperZero =
        !wideTimes
            || Numbers.s32(bytes, at + (secondsAt ^ 4), big) == 0
                && Numbers.s32(bytes, at + (fractionAt ^ 4), big) == 0;
    return upperZero
        && captured > 0
        && captured <= original
        && original <= CaptureReader.MAX_FRAME_BYTES
        && Numbers.u32(bytes, at + fractionAt, big) < unitsPerSecond;
  }
}
