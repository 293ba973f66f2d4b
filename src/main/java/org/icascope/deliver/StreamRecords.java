package org.icascope.deliver;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Records to standard output: what was written cannot be taken back. */
public final class StreamRecords implements Records {

  private final OutputStream out;

  public StreamRecords(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public OutputStream stream() {
    return out;
  }

  @Override
  public Position sync() throws IOException {
    out.flush();
    return Position.START;
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
