package org.icascope.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output that remembers why it failed and drops the rest. A reader that has seen enough
 * ({@code | head}) is no failure.
 */
final class StandardOutput extends FilterOutputStream {

  private volatile IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  @Override
  public void flush() {
    if (failure == null) {
      try {
        out.flush();
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /** What follows is dropped. */
  boolean hasFailed() {
    return failure != null;
  }

  /** Why not everything was written, one line; empty also when the reader went away. */
  Optional<String> problem() {
    return failure == null || readerLeft(failure)
        ? Optional.empty()
        : Optional.of("cannot write to standard output: " + failure.getMessage());
  }

  /** The JDK has no type for it: the texts of Linux and macOS, and of Windows. */
  private static boolean readerLeft(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe")
        || message.contains("pipe is being closed")
        || message.contains("pipe has been ended");
  }
}
