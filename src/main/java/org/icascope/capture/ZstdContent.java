package org.icascope.capture;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/** The content of a zstd file. Tells damage from a failing disk, and a cut from damage. */
final class ZstdContent extends InputStream {

  private final InputStream packed;
  private final ZstdInputStreamNoFinalizer content;
  private boolean packedEnded;

  ZstdContent(InputStream packed) throws IOException {
    this.packed = packed;
    try {
      content = new ZstdInputStreamNoFinalizer(new Watched());
    } catch (LinkageError e) { // the library's way to say that it has no part for this system
      throw new DamagedContentException(
          "zstd cannot be unpacked on this system; unpack it first: zstd -d FILE", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    try {
      return content.read(buffer, start, length);
    } catch (ZstdIOException e) {
      if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
        throw new DamagedContentException("the zstd data takes over 128 MB to unpack,", e);
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
