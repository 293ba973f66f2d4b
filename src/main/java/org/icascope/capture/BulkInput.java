package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream made to be read in blocks, which can be read byte by byte all the same. */
abstract class BulkInput extends InputStream {

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] bytes, int start, int length) throws IOException;
}
