package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The content of an lz4 file: frames in a row (github.com/lz4/lz4, doc/lz4_Frame_format.md), with
 * independent or linked blocks. All checksums are verified. Written here because the libraries that
 * read linked blocks bring ten times the size of this whole package.
 */
final class Lz4Content extends BulkInput {

  static final int MAGIC = 0x184d2204;

  private static final int HISTORY_BYTES = 1 << 16;
  private static final int LARGEST_RATIO = 255; // of the block format

  private final InputStream packed;
  private final InputRoom.Share room;
  private final XxHash32 contentHash = new XxHash32();
  private final byte[] small = new byte[16];
  private byte[] block = new byte[0];
  private byte[] content = new byte[0];
  private int position;
  private int limit;
  private boolean inFrame;
  private boolean linked;
  private boolean blockChecksum;
  private boolean contentChecksum;
  private int largestBlock;

  Lz4Content(InputStream packed, InputRoom.Share room) {
    this.room = room;
    this.packed = packed;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    while (position == limit) {
      if (!inFrame && !startFrame()) {
        return -1;
      }
      if (inFrame) {
        readBlock();
      }
    }
    int read = Math.min(length, limit - position);
    System.arraycopy(content, position, bytes, start, read);
    position += read;
    return read;
  }

  /** Goes to the next frame. Returns false where the file ends instead. */
  private boolean startFrame() throws IOException {
    int got = packed.readNBytes(small, 0, 4);
    if (got == 0) {
      return false;
    }
    if (got < 4) {
      throw ends();
    }
    if (Compression.isSkippable(small, 0)) {
      fill(small, 0, 4);
      pass(Numbers.u32(small, 0, false));
    } else if (Numbers.s32(small, 0, false) == MAGIC) {
      readDescriptor();
    } else {
      throw new DamagedContentException("what follows the lz4 data is something else");
    }
    return true;
  }

  private void pass(long count) throws IOException {
    byte[] skipped = new byte[4096];
    for (long left = count; left > 0; left -= Math.min(left, skipped.length)) {
      fill(skipped, 0, (int) Math.min(left, skipped.length));
    }
  }

  private void readDescriptor() throws IOException {
    fill(small, 0, 2);
    int flags = small[0];
    boolean sized = (flags & 8) != 0;
    boolean dictionary = (flags & 1) != 0;
    int rest = (sized ? 8 : 0) + (dictionary ? 4 : 0);
    fill(small, 2, rest + 1);
    int checksum = XxHash32.of(small, 0, 2 + rest) >>> 8 & 0xff;
    int sizeCode = small[1] >>> 4 & 7;
    if ((flags >>> 6 & 3) != 1 || sizeCode < 4 || checksum != (small[2 + rest] & 0xff)) {
      throw damaged();
    }
    if (dictionary) {
      throw new DamagedContentException("the lz4 data needs a dictionary");
    }
    linked = (flags & 0x20) == 0;
    blockChecksum = (flags & 0x10) != 0;
    contentChecksum = (flags & 4) != 0;
    largestBlock = 1 << (8 + 2 * sizeCode); // 64 kB to 4 MB
    contentHash.reset();
    position = 0;
    limit = 0;
    inFrame = true;
  }

  private void readBlock() throws IOException {
    fill(small, 0, 4);
    int word = Numbers.s32(small, 0, false);
    int size = word & Integer.MAX_VALUE;
    if (word == 0) {
      endFrame();
      return;
    }
    if (size > largestBlock) {
      throw damaged();
    }
    fillBlock(size);
    if (blockChecksum) {
      fill(small, 0, 4);
      if (Numbers.s32(small, 0, false) != XxHash32.of(block, 0, size)) {
        throw damaged();
      }
    }
    unpack(size, word < 0);
  }

  /** Unpacks a block behind the content that a linked one may refer to. */
  private void unpack(int size, boolean stored) throws IOException {
    int kept = linked ? Math.min(limit, HISTORY_BYTES) : 0;
    long largest = stored ? size : Math.min(largestBlock, (long) size * LARGEST_RATIO);
    byte[] target = content;
    if (content.length < kept + largest) {
      take(kept + (int) largest - content.length);
      target = new byte[kept + (int) largest];
    }
    System.arraycopy(content, limit - kept, target, 0, kept);
    content = target;
    if (stored) {
      System.arraycopy(block, 0, content, kept, size);
    }
    int end = stored ? kept + size : Lz4Block.unpack(block, size, content, kept);
    if (end < 0 || end - kept > largestBlock) {
      throw damaged();
    }
    position = kept;
    limit = end;
    if (contentChecksum) {
      contentHash.update(content, kept, end - kept);
    }
  }

  private void endFrame() throws IOException {
    inFrame = false;
    position = limit;
    if (contentChecksum) {
      fill(small, 0, 4);
      if (Numbers.s32(small, 0, false) != contentHash.value()) {
        throw damaged();
      }
    }
  }

  /** Reads into {@link #block}, which grows only as far as bytes arrive. */
  private void fillBlock(int size) throws IOException {
    int filled = 0;
    while (filled < size) {
      int end = Math.min(size, Math.max(HISTORY_BYTES, 2 * filled));
      if (block.length < end) {
        take(end - block.length);
        block = Arrays.copyOf(block, end);
      }
      fill(block, filled, end - filled);
      filled = end;
    }
  }

  private void take(int more) throws DamagedContentException {
    if (!room.take(more)) {
      throw new DamagedContentException(InputRoom.REFUSAL);
    }
  }

  private void fill(byte[] bytes, int start, int count) throws IOException {
    if (packed.readNBytes(bytes, start, count) < count) {
      throw ends();
    }
  }

  private static DamagedContentException damaged() {
    return new DamagedContentException("the lz4 data is damaged");
  }

  private static DamagedContentException ends() {
    return new DamagedContentException("the lz4 data ends");
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
