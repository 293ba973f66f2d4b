package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Outputs that stop taking bytes. */
final class FailingOutputs {

  private FailingOutputs() {}

  /** Keeps what was taken before the other one failed. */
  static OutputStream both(OutputStream kept, OutputStream failing) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        failing.write(b);
        kept.write(b);
      }

      @Override
      public void write(byte[] bytes, int start, int length) throws IOException {
        failing.write(bytes, start, length);
        kept.write(bytes, start, length);
      }
    };
  }

  /** Room for some bytes, then a failure. */
  static OutputStream room(int bytes, String failure) {
    return new OutputStream() {
      private int left = bytes;

      @Override
      public void write(int b) throws IOException {
        if (left-- <= 0) {
          throw new IOException(failure);
        }
      }
    };
  }
}
