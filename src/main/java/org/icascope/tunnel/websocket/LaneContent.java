package org.icascope.tunnel.websocket;

import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelContext;

/** What the messages of one direction contain, decompressed, as one stream. */
final class LaneContent implements MessageInflater.Content {

  private final TunnelContext context;
  private final Direction direction;
  private final WebSocketSide counts;
  private final boolean takesOver;
  private final Inflaters inflaters;
  private final Remarks remarks;
  private final Chunk chunk = new Chunk();
  private Optional<MessageInflater> inflater = Optional.empty();
  private boolean compressed;
  private boolean frameStart;
  private long offset;
  private boolean closed;

  LaneContent(
      TunnelContext context,
      Direction direction,
      WebSocketSide counts,
      boolean takesOver,
      Inflaters inflaters) {
    this.context = context;
    this.direction = direction;
    this.counts = counts;
    this.takesOver = takesOver;
    this.inflaters = inflaters;
    this.remarks = new Remarks(context);
  }

  /** Content that is given on from now on was completed by the frame of this chunk. */
  void origin(Chunk carrier) {
    chunk.origin(carrier.capture(), carrier.frame(), carrier.timeNanos());
  }

  FrameMark where() {
    return chunk.mark();
  }

  /** A frame with content begins, and a message with it unless it goes on with one. */
  void beginFrame(boolean isFirst, boolean isCompressed) {
    compressed = isFirst ? isCompressed : compressed;
    frameStart = true;
    counts.dataFrames++;
  }

  /** Payload of the frame without its mask. Returns false when nothing more can be read. */
  boolean payload(byte[] bytes, int start, int length) {
    if (!compressed) {
      give(bytes, start, length);
      return true;
    }
    if (inflater.isEmpty()) {
      Optional<Inflater> taken = inflaters.take();
      if (taken.isEmpty()) {
        remarks.report(
            Severity.WARNING,
            "websocket.limit",
            "more compressed connections at a time than are read: this one is not",
            where());
        return false;
      }
      inflater = taken.map(i -> new MessageInflater(i, takesOver));
    }
    try {
      return inflater.get().add(bytes, start, length, this) || tooMuch();
    } catch (DataFormatException e) {
      return notDeflate();
    }
  }

  /** The message is complete. Returns false when nothing more can be read. */
  boolean endMessage() {
    counts.messages++;
    if (!compressed) {
      return true;
    }
    compressed = false;
    counts.compressedMessages++;
    try {
      return inflater.isEmpty() || inflater.get().endMessage(this) || tooMuch();
    } catch (DataFormatException e) {
      return notDeflate();
    }
  }

  private boolean tooMuch() {
    remarks.report(
        Severity.WARNING,
        "websocket.limit",
        "compressed messages of the "
            + direction.sender()
            + " grow beyond all measure: what follows in that direction is not read",
        where());
    return false;
  }

  private boolean notDeflate() {
    remarks.report(
        Severity.ERROR, "websocket.malformed", "a message said to be compressed is not", where());
    return false;
  }

  @Override
  public void accept(byte[] bytes, int length) {
    give(bytes, 0, length);
  }

  private void give(byte[] bytes, int start, int length) {
    counts.contentBytes += length;
    chunk.bytes(bytes, start, length).place(offset, frameStart);
    frameStart = false;
    offset += length;
    context.inner().onChunk(direction, chunk);
  }

  /** Payload is missing. Returns false when that means that nothing more can be read. */
  boolean gap(long length, FrameMark where) {
    if (compressed) {
      return false;
    }
    context.inner().onGap(direction, offset, length, where);
    offset += length;
    return true;
  }

  /** Nobody knows how much content there was before. */
  void startMidStream(FrameMark where) {
    gap(1, where);
  }

  void close() {
    closed = true;
    inflater.ifPresent(i -> inflaters.giveBack(i.inflater()));
    inflater = Optional.empty();
  }

  boolean isClosed() {
    return closed;
  }
}
