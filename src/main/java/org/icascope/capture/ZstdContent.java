package org.icascope.capture;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * The content of a zstd file. Tells damage from a failing disk, and a cut from damage.
 *
 * <p>At damage the library drops what it has unpacked for the read at hand. So it is read in small
 * blocks, always the same, whatever the caller asks for.
 */
final class ZstdContent extends BulkInput {

  /**
   * Chosen: at most so much of what lies before damage is lost, and it costs nothing measurable.
   */
  private static final int MOST_BYTES = 1 << 12;

  /** As a power of two: 128 MB, the largest that the library allows unless told. */
  private static final int LONG_WINDOW = 27;

  /** 8 MB, which every decompressor must allow (RFC 8878). */
  private static final int SHORT_WINDOW = 23;

  private final InputStream packed;
  private final ZstdInputStreamNoFinalizer content;
  private final byte[] block = new byte[MOST_BYTES];
  private int position;
  private int limit;
  private final int mostWindow;
  private boolean packedEnded;

  ZstdContent(InputStream packed, InputRoom.Share room) throws IOException {
    mostWindow = room.takeLongWindow() ? LONG_WINDOW : SHORT_WINDOW;
    this.packed = packed;
    try {
      content = new ZstdInputStreamNoFinalizer(new Watched());
      content.setLongMax(mostWindow);
    } catch (LinkageError e) { // the library's way to say that it has no part for this system
      throw new DamagedContentException(
          "zstd cannot be unpacked on this system; unpack it first: zstd -d FILE", e);
    }
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    if (position == limit) {
      limit = unpack();
      position = 0;
    }
    if (limit < 0) {
      limit = 0; // asked again, it says so again
      return -1;
    }
    int read = Math.min(length, limit - position);
    System.arraycopy(block, position, buffer, start, read);
    position += read;
    return read;
  }

  private int unpack() throws IOException {
    try {
      return content.read(block, 0, block.length);
    } catch (ZstdIOException e) {
      if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
        throw new DamagedContentException(
            mostWindow == LONG_WINDOW
                ? "the zstd data takes over 128 MB to unpack,"
                : InputRoom.REFUSAL,
            e);
      }
      throw new DamagedContentException(
          packedEnded ? "the zstd data ends" : "the zstd data is damaged", e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
    packed.close();
  }

  /** Sees the end of the file pass. */
  private final class Watched extends InputStream {

    @Override
    public int read() throws IOException {
      int next = packed.read();
      packedEnded |= next < 0;
      return next;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
      int read = packed.read(buffer, start, length);
      packedEnded |= read < 0;
      return read;
    }

    @Override
    public int available() throws IOException {
      return packed.available();
    }
  }
}
