package org.icascope.tunnel.websocket;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.TunnelContext;

/** Cuts one direction into frames and takes their masks off. */
final class FrameLane {

  /** Bytes unmasked at a time, at most; bounds the buffer. Chosen. */
  private static final int MOST_PIECE_BYTES = 1 << 16;

  private final TunnelContext context;
  private final Direction direction;
  private final WebSocketSide counts;
  private final boolean mayCompress;
  private final LaneContent content;
  private final Remarks remarks;
  private final FrameHeader header = new FrameHeader();
  private byte[] plain = new byte[0];
  private boolean inPayload;
  private long frameStart;
  private long left;
  private long read;
  private int closeCode;
  private int closeBytes;
  private boolean inMessage;
  private boolean maskTold;
  private boolean segmentAwaited;

  FrameLane(
      TunnelContext context,
      Direction direction,
      WebSocketSide counts,
      Extensions extensions,
      Inflaters inflaters) {
    this.context = context;
    this.direction = direction;
    this.counts = counts;
    this.mayCompress = extensions.deflate();
    this.content =
        new LaneContent(context, direction, counts, extensions.takesOver(direction), inflaters);
    this.remarks = new Remarks(context);
  }

  /** Nothing of this direction is read any more. */
  boolean isClosed() {
    return content.isClosed();
  }

  /** What came before was cut: the first frame is expected where a segment begins. */
  void beginWithSegment() {
    segmentAwaited = true;
  }

  void onChunk(Chunk chunk) {
    if (segmentAwaited && !chunk.segmentStart()) {
      lose("a header was cut", chunk.mark());
    }
    segmentAwaited = false;
    int at = 0;
    while (at < chunk.length() && !isClosed()) {
      content.origin(chunk);
      if (inPayload) {
        int length = (int) Math.min(left, Math.min(chunk.length() - at, MOST_PIECE_BYTES));
        payload(chunk.bytes(), chunk.start() + at, length);
        at += length;
      } else {
        frameStart = header.isStarted() ? frameStart : chunk.streamOffset() + at;
        at = header.take(chunk, at);
        if (header.isComplete()) {
          begin();
        }
      }
    }
  }

  /** The stream was joined between two frames: reads on from there. */
  void startMidStream(ChunkStore found, int at) {
    content.startMidStream(found.markAt(at));
    found.replay(at, this::onChunk);
  }

  private void begin() {
    boolean first = !header.isControl() && header.opcode() != FrameHeader.CONTINUATION;
    if (!header.isKnown()
        || header.hasUnknownBits()
        || header.isCompressed() && !(mayCompress && first)
        || header.length() < 0) {
      lose("what should be a frame header is none", content.where());
      return;
    }
    checkRules();
    if (!header.isControl()) {
      content.beginFrame(first, header.isCompressed());
      inMessage = true;
    }
    closeBytes = 0;
    read = 0;
    left = header.length();
    inPayload = true;
    if (left == 0) {
      end();
    }
  }

  /** Rules that a sender can break and still be understood. */
  private void checkRules() {
    if (header.isControl()) {
      if (header.length() > FrameHeader.MOST_CONTROL_BYTES || !header.isFinal()) {
        malformed("a control frame is longer than 125 bytes, or in fragments");
      }
    } else if (inMessage != (header.opcode() == FrameHeader.CONTINUATION)) {
      malformed("a message begins within another, or goes on without having begun");
    }
    if (!maskTold && header.isMasked() != (direction == Direction.CLIENT_TO_SERVER)) {
      maskTold = true;
      malformed("frames of the client come without a mask, or frames of the server with one");
    }
  }

  private void malformed(String message) {
    remarks.report(Severity.ERROR, "websocket.malformed", message, content.where());
  }

  private void payload(byte[] bytes, int start, int length) {
    boolean ok = true;
    if (header.isControl()) {
      control(bytes, start, length);
    } else {
      counts.payloadBytes += length;
      ok =
          header.key() == 0
              ? content.payload(bytes, start, length)
              : content.payload(unmask(bytes, start, length), 0, length);
    }
    passed(ok, length);
  }

  private byte[] unmask(byte[] bytes, int start, int length) {
    if (plain.length < length) {
      plain = new byte[Math.min(MOST_PIECE_BYTES, Math.max(2 * plain.length, length))];
    }
    Unmasking.apply(bytes, start, length, header.key(), read, plain);
    return plain;
  }

  /** Of control frames only the number in a close frame is of interest. */
  private void control(byte[] bytes, int start, int length) {
    for (int i = 0; i < length && read + i < 2; i++) {
      int mask = header.key() >>> 8 * (int) (read + i);
      closeCode = (closeCode << 8 | (bytes[start + i] ^ mask) & 0xff) & 0xffff;
      closeBytes++;
    }
  }

  private void passed(boolean ok, long length) {
    read += length;
    left -= length;
    if (!ok) {
      close();
    } else if (left == 0) {
      end();
    }
  }

  private void end() {
    inPayload = false;
    context.unit(direction, "websocket", frameStart, frameStart + header.size() + header.length());
    switch (header.opcode()) {
      case FrameHeader.CLOSE -> counts.closeCode = closeBytes == 2 ? closeCode : counts.closeCode;
      case FrameHeader.PING -> counts.pings++;
      case FrameHeader.PONG -> counts.pongs++;
      default -> {
        if (header.isFinal()) {
          inMessage = false;
          if (!content.endMessage()) {
            close();
          }
        }
      }
    }
    header.reset();
  }

  /** Bytes of the stream around the frames are missing. */
  void onGap(long length, FrameMark where) {
    if (isClosed() || segmentAwaited) {
      return;
    }
    boolean within = inPayload && length <= left;
    if (within && (header.isControl() || content.gap(length, where))) {
      passed(true, length);
    } else {
      lose("bytes are missing that are needed to read on", where);
    }
  }

  /** Gives up and says so. */
  void lose(String why, FrameMark where) {
    if (!isClosed()) {
      remarks.report(
          Severity.WARNING,
          "websocket.out-of-sync",
          why + ": what follows from the " + direction.sender() + " is not read",
          where);
      close();
    }
  }

  /** Nothing more is read. */
  void close() {
    content.close();
    plain = new byte[0];
  }
}
