package org.icascope.view.tree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.icascope.capture.PcapBytes;
import org.icascope.view.FramesForTests;

/**
 * The first bytes of the client in a sample, signature and BIND_REQUEST, in two segments: a capture
 * of a message that spans frames.
 */
final class SplitBind {

  static final int FIRST_BYTES = 100;
  private static final String SAMPLE = "samples/roaming-reconnect.pcapng";
  private static final long FRAME = 4; // signature and BIND_REQUEST of the first connection
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final int PUSH_ACK = 0x18;
  private static final int CLIENT_PORT = 50_000;
  private static final int CGP = 2598;

  private SplitBind() {}

  /** Frames: SYN, SYN-ACK, ACK, the first bytes, the rest. */
  static Path write(Path folder) {
    byte[] payload = payload();
    byte[] first = java.util.Arrays.copyOf(payload, FIRST_BYTES);
    byte[] rest = java.util.Arrays.copyOfRange(payload, FIRST_BYTES, payload.length);
    byte[] capture =
        PcapBytes.usual()
            .frame(1, 0, frame(true, 0, 0, SYN, new byte[0]))
            .frame(1, 1, frame(false, 0, 1, SYN | ACK, new byte[0]))
            .frame(1, 2, frame(true, 1, 1, ACK, new byte[0]))
            .frame(1, 3, frame(true, 1, 1, ACK, first))
            .frame(1, 4, frame(true, 1 + FIRST_BYTES, 1, PUSH_ACK, rest))
            .bytes();
    Path file = folder.resolve("split.pcap");
    try {
      return Files.write(file, capture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** TCP payload of the frame. */
  static byte[] payload() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FramesForTests.each(
        SAMPLE,
        frame -> {
          if (frame.frame().number() == FRAME) {
            var headers = frame.headers().orElseThrow();
            bytes.write(headers.frame().bytes(), headers.payloadStart(), headers.payloadCaptured());
          }
        });
    return bytes.toByteArray();
  }

  /** Ethernet, IPv4 and TCP without options; checksums are 0. */
  private static byte[] frame(boolean client, int sequence, int ack, int flags, byte[] payload) {
    ByteBuffer bytes = ByteBuffer.allocate(14 + 20 + 20 + payload.length);
    bytes.putLong(0x020000000001_0200L).putInt(2).putShort((short) 0x0800);
    bytes.putShort((short) 0x4500).putShort((short) (40 + payload.length));
    bytes.putInt(0).putInt(0x40060000);
    bytes.putInt(client ? 0x0a000001 : 0x0a000002).putInt(client ? 0x0a000002 : 0x0a000001);
    bytes.putShort((short) (client ? CLIENT_PORT : CGP));
    bytes.putShort((short) (client ? CGP : CLIENT_PORT));
    bytes.putInt(sequence).putInt(ack).put((byte) 0x50).put((byte) flags);
    bytes.putShort((short) 1000).putInt(0).put(payload);
    return bytes.array();
  }
}
