package org.icascope.capture;

import java.util.List;

/** Types of pcapng blocks (draft-ietf-opsawg-pcapng, sections 4 and 10.1). */
final class PcapngBlock {

  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int OBSOLETE_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int NAME_RESOLUTION = 4;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;
  static final int JOURNAL_ENTRY = 9;
  static final int DECRYPTION_SECRETS = 10;
  static final int CUSTOM = 0xbad;
  static final int CUSTOM_NOT_COPIED = 0x40000bad;

  static final int HEADER_BYTES = 8;
  static final int TRAILER_BYTES = 4;

  /** Short names by {@link #slot}, those of the draft or its readers. */
  static final List<String> NAMES =
      List.of(
          "SHB", "IDB", "PB", "SPB", "NRB", "ISB", "EPB", "SJEB", "DSB", "CB", "DCB", "unknown");

  private PcapngBlock() {}

  /** A small number for each type that has a name, and one for all others. */
  static int slot(int type) {
    return switch (type) {
      case SECTION_HEADER -> 0;
      case INTERFACE_DESCRIPTION,
          OBSOLETE_PACKET,
          SIMPLE_PACKET,
          NAME_RESOLUTION,
          INTERFACE_STATISTICS,
          ENHANCED_PACKET ->
          type;
      case JOURNAL_ENTRY -> 7;
      case DECRYPTION_SECRETS -> 8;
      case CUSTOM -> 9;
      case CUSTOM_NOT_COPIED -> 10;
      default -> 11;
    };
  }

  static boolean isFrame(int type) {
    return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OBSOLETE_PACKET;
  }

  /** Blocks of which only the length is looked at are skipped, however long they are. */
  static boolean isRead(int type) {
    return switch (type) {
      case SECTION_HEADER,
          INTERFACE_DESCRIPTION,
          NAME_RESOLUTION,
          INTERFACE_STATISTICS,
          DECRYPTION_SECRETS ->
          true;
      default -> isFrame(type);
    };
  }

  /** Bytes of the body that are always there. */
  static int fixedBytes(int type) {
    return switch (type) {
      case SECTION_HEADER -> 16;
      case INTERFACE_DESCRIPTION -> 8;
      case OBSOLETE_PACKET, ENHANCED_PACKET -> 20;
      case SIMPLE_PACKET -> 4;
      case INTERFACE_STATISTICS -> 12;
      default -> 0;
    };
  }

  /** A length with the padding to 32 bits. */
  static int padded(int length) {
    return length + 3 & ~3;
  }
}
