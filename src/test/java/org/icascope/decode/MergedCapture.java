package org.icascope.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.Frame;

/** Frames of many captures in one pcapng file, so that tshark has to be started only once. */
final class MergedCapture {

  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Link types of the interfaces so far. */
  private final List<Integer> interfaces = new ArrayList<>();

  MergedCapture() {
    ByteBuffer body = body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
    block(SECTION_HEADER, body.putLong(-1));
  }

  void add(Frame frame) {
    int number = interfaces.indexOf(frame.linkType());
    if (number < 0) {
      number = interfaces.size();
      interfaces.add(frame.linkType());
      block(INTERFACE, body(8).putShort((short) frame.linkType()));
    }
    int captured = frame.capturedLength();
    ByteBuffer body = body(20 + (captured + 3 & ~3)).putInt(number);
    long micros = frame.timeNanos() / 1000;
    body.putInt((int) (micros >>> 32)).putInt((int) micros);
    body.putInt(captured).putInt(frame.originalLength());
    block(ENHANCED_PACKET, body.put(frame.bytes(), frame.start(), captured));
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void block(int type, ByteBuffer body) {
    int total = body.capacity() + 12;
    out.writeBytes(body(8).putInt(type).putInt(total).array());
    out.writeBytes(body.array());
    out.writeBytes(body(4).putInt(total).array());
  }

  private static ByteBuffer body(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
