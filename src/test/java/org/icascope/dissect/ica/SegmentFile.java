package org.icascope.dissect.ica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * Payloads of the one TCP connection in a classic pcap file, in file order: Ethernet, IPv4 and TCP
 * without anything unusual. Independent of the capture stage on purpose.
 */
final class SegmentFile {

  /** One segment that carries payload; {@code end} is the sequence number after it. */
  record Segment(Direction direction, FrameMark mark, byte[] payload) {}

  private SegmentFile() {}

  static List<Segment> read(Path file, int serverPort) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.getInt(0) != 0xa1b2c3d4) {
      bytes.order(ByteOrder.BIG_ENDIAN);
    }
    List<Segment> segments = new ArrayList<>();
    int frame = 0;
    for (int at = 24; at + 16 <= bytes.limit(); at += 16 + bytes.getInt(at + 8)) {
      frame++;
      long nanos = bytes.getInt(at) * 1_000_000_000L + bytes.getInt(at + 4) * 1_000L;
      ByteBuffer ip = bytes.slice(at + 16 + 14, bytes.getInt(at + 8) - 14);
      int header = (ip.get(0) & 0xf) * 4;
      int tcp = header + (ip.get(header + 12) >> 4 & 0xf) * 4;
      byte[] payload = new byte[ip.getShort(2) - tcp];
      ip.get(tcp, payload);
      if (payload.length > 0) {
        boolean server = Short.toUnsignedInt(ip.getShort(header)) == serverPort;
        segments.add(
            new Segment(
                server ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER,
                new FrameMark(0, frame, nanos),
                payload));
      }
    }
    return segments;
  }
}
