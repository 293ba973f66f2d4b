package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

/**
 * What a file is packed with. Content is unpacked while it is read, never as a whole, so a small
 * file that unpacks to a huge one costs time and no memory.
 */
enum Compression {
  /** RFC 1952. */
  GZIP("gzip"),
  /** RFC 8878. */
  ZSTD("zstd"),
  /** The frame format, github.com/lz4/lz4, doc/lz4_Frame_format.md. */
  LZ4("lz4");

  /** Bytes at the start that tell which. */
  static final int MAGIC_BYTES = 4;

  /** Zstd and lz4 both let a file start with frames of this magic that hold no content. */
  private static final int SKIPPABLE_MAGIC = 0x184d2a50;

  private final String label;

  Compression(String label) {
    this.label = label;
  }

  /** Name in {@link CaptureSummary#compression()}. */
  String label() {
    return label;
  }

  /**
   * Looks at the start of a file, of which it consumes only frames without content.
   *
   * @param input with room to push back {@link #MAGIC_BYTES}
   */
  static Optional<Compression> of(PushbackInputStream input) throws IOException {
    while (true) {
      byte[] magic = input.readNBytes(MAGIC_BYTES);
      if (magic.length < MAGIC_BYTES || !isSkippable(magic, 0)) {
        input.unread(magic);
        return Optional.ofNullable(of(magic));
      }
      byte[] length = input.readNBytes(4);
      if (length.length == 4) {
        input.skipNBytes(Numbers.u32(length, 0, false));
      }
    }
  }

  static boolean isSkippable(byte[] bytes, int at) {
    return (Numbers.s32(bytes, at, false) & ~0xf) == SKIPPABLE_MAGIC;
  }

  private static Compression of(byte[] magic) {
    if (magic.length >= 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    if (magic.length < MAGIC_BYTES) {
      return null;
    }
    return switch (Numbers.s32(magic, 0, false)) {
      case 0xfd2fb528 -> ZSTD;
      case Lz4Content.MAGIC -> LZ4;
      default -> null;
    };
  }

  /**
   * The content, unpacked. Damage is a {@link DamagedContentException} of a read.
   *
   * @param room for more than a gzip file takes
   */
  InputStream unpack(InputStream packed, InputRoom.Share room) throws IOException {
    return switch (this) {
      case GZIP -> new GzipContent(packed);
      case ZSTD -> new ZstdContent(packed, room);
      case LZ4 -> new Lz4Content(packed, room);
    };
  }
}
