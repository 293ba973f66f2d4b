package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Lets one generator write one record after the other, each to where it is wanted. */
final class Relay extends OutputStream {

  private ByteArrayOutputStream target = new ByteArrayOutputStream();

  void to(ByteArrayOutputStream bytes) {
    target = bytes;
  }

  @Override
  public void write(int b) {
    target.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    target.write(bytes, offset, length);
  }
}
