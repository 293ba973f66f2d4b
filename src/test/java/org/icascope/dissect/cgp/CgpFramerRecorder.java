package org.icascope.dissect.cgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.icascope.dissect.SearchRoom;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** Writes down what a framer pushes, one line per message, and feeds it bytes. */
final class CgpFramerRecorder implements CgpSink {

  final List<String> lines = new ArrayList<>();
  final CgpFramer framer = new CgpFramer(this, SearchRoom.alone());
  CgpHeader latest;
  private final Chunk chunk = new Chunk();
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
  private long offset;
  private long frame;

  /** One segment. */
  CgpFramerRecorder segment(byte[] bytes) {
    return piece(bytes, 0, bytes.length, true);
  }

  CgpFramerRecorder segment(String hex) {
    return segment(hex(hex));
  }

  CgpFramerRecorder piece(byte[] bytes, int from, int to, boolean segmentStart) {
    frame++;
    if (to > from) {
      chunk.bytes(bytes, from, to - from).place(offset, segmentStart);
      framer.onChunk(chunk.origin(0, frame, frame * 1_000_000));
      offset += to - from;
    }
    return this;
  }

  CgpFramerRecorder gap(long length) {
    frame++;
    framer.onGap(length, new FrameMark(0, frame, frame * 1_000_000));
    offset += length;
    return this;
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  @Override
  public void onData(CgpHeader header) {
    latest = header;
    payload.reset();
  }

  @Override
  public void onPayload(Chunk chunk) {
    payload.write(chunk.bytes(), chunk.start(), chunk.length());
  }

  @Override
  public void onPayloadGap(long length, FrameMark where) {
    payload.writeBytes(new byte[(int) length]);
  }

  @Override
  public void onDataEnd(CgpHeader header) {
    String content = HexFormat.of().formatHex(payload.toByteArray());
    lines.add("data " + facts(header) + " of " + header.payloadLength() + ": " + content);
  }

  @Override
  public void onNop(CgpHeader header) {
    lines.add("nop " + facts(header));
  }

  @Override
  public void onControl(CgpHeader header, CgpMessage message) {
    lines.add(message.getClass().getSimpleName() + " " + facts(header));
  }

  @Override
  public void onUnreadable(CgpHeader header) {
    lines.add("unreadable " + facts(header));
  }

  @Override
  public void onMalformed(CgpHeader header, String problem) {
    lines.add("malformed " + header.command());
  }

  @Override
  public void onResync(long skippedBytes, FrameMark where) {
    lines.add("resync after " + skippedBytes);
  }

  @Override
  public void onOutOfSync(FrameMark where) {
    lines.add("out of sync");
  }

  private static String facts(CgpHeader header) {
    return header.command()
        + "@"
        + header.streamOffset()
        + (header.tracked() ? " tracked" : "")
        + (header.trackedKnown() ? "" : " unknown")
        + (header.acknowledgementKnown() ? "" : " ack-unknown")
        + (header.ackDelta() == 0 ? "" : " ack=" + header.ackDelta())
        + (header.missingBytes() == 0 ? "" : " missing=" + header.missingBytes());
  }
}
