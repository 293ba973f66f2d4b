package org.icascope.deliver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes bytes as they come and hands on whole lines. */
public abstract class LineStream extends OutputStream {

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * A line is complete.
   *
   * @param whole with its end, where it has one; taken over before the call returns
   */
  protected abstract void onLine(ByteArrayOutputStream whole) throws IOException;

  @Override
  public final void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public final void write(byte[] from, int offset, int length) throws IOException {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (from[i] == '\n') {
        line.write(from, start, i + 1 - start);
        start = i + 1;
        endLine();
      }
    }
    line.write(from, start, offset + length - start);
  }

  /** Hands on what there is of a line without end. */
  protected final void endLine() throws IOException {
    if (line.size() > 0) {
      onLine(line);
      line.reset();
    }
  }
}
