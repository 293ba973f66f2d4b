package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952), all its members in a row. Unlike the JDK's stream it does
 * not take a damaged member after the first for the end of the file. Zero bytes after a member are
 * padding.
 */
final class GzipContent extends BulkInput {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream packed;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int position;
  private int limit;
  private boolean inMember;
  private boolean anyMember;

  GzipContent(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    while (inMember || startMember()) {
      int read = inflate(bytes, start, length);
      if (read > 0) {
        checksum.update(bytes, start, read);
        return read;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        feedInflater();
      } else {
        throw damaged(); // it wants a dictionary, which gzip does not have
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int start, int length) throws IOException {
    try {
      return inflater.inflate(bytes, start, length);
    } catch (DataFormatException e) {
      throw new DamagedContentException("the gzip data is damaged", e);
    }
  }

  private void feedInflater() throws IOException {
    if (position == limit && !refill()) {
      throw ends();
    }
    inflater.setInput(buffer, position, limit - position);
    position = limit;
  }

  /** Reads the header of a further member. Returns false where the file ends instead. */
  private boolean startMember() throws IOException {
    int first = nextOrEnd();
    while (first == 0 && anyMember) {
      first = nextOrEnd();
    }
    if (first < 0) {
      return false;
    }
    if (first != 0x1f || next() != 0x8b) {
      throw new DamagedContentException("what follows the gzip data is something else");
    }
    int method = next();
    int flags = next();
    if (method != 8 || (flags & RESERVED) != 0) {
      throw damaged();
    }
    skip(6); // time, flags of the compressor, system
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    skipTexts(Integer.bitCount(flags & (NAME | COMMENT)));
    skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
    inflater.reset();
    checksum.reset();
    inMember = true;
    anyMember = true;
    return true;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipTexts(int count) throws IOException {
    int left = count;
    while (left > 0) {
      left -= next() == 0 ? 1 : 0;
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long expected = littleEndian();
    long length = littleEndian();
    if (expected != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged();
    }
    inMember = false;
  }

  private long littleEndian() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    int next = nextOrEnd();
    if (next < 0) {
      throw ends();
    }
    return next;
  }

  private int nextOrEnd() throws IOException {
    return position < limit || refill() ? buffer[position++] & 0xff : -1;
  }

  private boolean refill() throws IOException {
    position = 0;
    limit = Math.max(0, packed.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private static DamagedContentException damaged() {
    return new DamagedContentException("the gzip data is damaged");
  }

  private static DamagedContentException ends() {
    return new DamagedContentException("the gzip data ends");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
