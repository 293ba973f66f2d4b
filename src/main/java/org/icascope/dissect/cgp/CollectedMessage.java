package org.icascope.dissect.cgp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.icascope.reassembly.Chunk;

/**
 * A message that is put together before it is read: all but the data messages of the steady state.
 * The buffer is used again for every message of a direction; it holds 32,769 bytes at most.
 */
final class CollectedMessage {

  private static final int SMALLEST_BUFFER = 256;

  /** Chosen: what a TCP segment holds fits, and most messages are shorter. */
  private static final int LARGEST_KEPT = 2_048;

  private final Chunk payload = new Chunk();
  private byte[] pdu = new byte[0];
  private int count;
  private int length;

  /** Bytes from the start that were captured without a gap. */
  private int known;

  /**
   * @param head first bytes of the message, length field included
   * @param headCount how many they are
   * @param length bytes of the whole message, length field included
   */
  void begin(byte[] head, int headCount, int length) {
    this.length = length;
    hold(headCount);
    System.arraycopy(head, 0, pdu, 0, headCount);
    count = headCount;
    known = length;
  }

  int left() {
    return length - count;
  }

  /** Takes what belongs to the message from a position of the chunk on; returns how much. */
  int append(Chunk chunk, int position) {
    int taken = Math.min(left(), chunk.length() - position);
    hold(count + taken);
    System.arraycopy(chunk.bytes(), chunk.start() + position, pdu, count, taken);
    count += taken;
    return taken;
  }

  /** Bytes that were not captured, {@link #left} at most. */
  void lose(int bytes) {
    known = Math.min(known, count);
    hold(count + bytes);
    Arrays.fill(pdu, count, count + bytes, (byte) 0); // not what an earlier message had there
    count += bytes;
  }

  /** Makes room for what has come: a length alone must not take any. */
  private void hold(int bytes) {
    if (pdu.length < bytes) {
      pdu = Arrays.copyOf(pdu, Math.max(SMALLEST_BUFFER, Math.min(length, 2 * bytes)));
    }
  }

  /** The message was told: not every connection keeps room for the longest one. */
  void release() {
    if (pdu.length > LARGEST_KEPT) {
      pdu = new byte[0];
    }
  }

  /** The message is complete: reads its extensions and tells the sink what it is. */
  void deliver(CgpHeader header, CgpSink sink) {
    int bodyAt = (pdu[0] < 0 ? 2 : 1) + 1;
    boolean extended =
        header.command >= CgpCommand.FINISH_REQUEST && header.command <= CgpCommand.DATA;
    int end = extended ? CgpExtensions.read(pdu, bodyAt, known, header) : bodyAt;
    boolean bind =
        header.command == CgpCommand.BIND_REQUEST || header.command == CgpCommand.BIND_RESPONSE;
    boolean cut = known < length;
    if (end < 0 || cut && !extended && !bind) {
      header.trackedKnown = false;
      header.ackKnown = false;
    }
    if (cut) {
      cut(bind, header, sink);
      return;
    }
    if (end < 0) {
      sink.onMalformed(header, "the header extensions do not fit the message");
    }
    content(end < 0 ? length : end, header, sink);
  }

  /** Of a bind the start is worth reading: whether it resumes, and with which ticket. */
  private void cut(boolean bind, CgpHeader header, CgpSink sink) {
    Optional<CgpMessage.Bind> start =
        bind
            ? CgpDissector.startOfBind(ByteBuffer.wrap(pdu, 0, length).slice(), known)
            : Optional.empty();
    if (start.isPresent()) {
      sink.onControl(header, start.get());
    } else {
      sink.onUnreadable(header);
    }
  }

  private void content(int bodyAt, CgpHeader header, CgpSink sink) {
    if (header.command == CgpCommand.NOP) {
      sink.onNop(header);
    } else if (header.command == CgpCommand.DATA) {
      data(bodyAt, header, sink);
    } else {
      var dissection = CgpDissector.dissect(ByteBuffer.wrap(pdu, 0, length).slice());
      dissection.problem().ifPresent(problem -> sink.onMalformed(header, problem));
      dissection.message().ifPresent(message -> sink.onControl(header, message));
    }
  }

  /** DATA: flags u1, channel id varlen, payload. */
  private void data(int bodyAt, CgpHeader header, CgpSink sink) {
    int payloadAt = bodyAt + 2 + (bodyAt + 1 < length && pdu[bodyAt + 1] < 0 ? 1 : 0);
    int bytes = length - payloadAt;
    if (bytes < 0) {
      sink.onMalformed(header, "DATA without channel id");
      return;
    }
    header.payloadLength = bytes;
    sink.onData(header);
    if (bytes > 0) {
      payload
          .bytes(pdu, payloadAt, bytes)
          .place(header.streamOffset + payloadAt, false)
          .origin(header.lastCapture, header.lastFrame, header.lastTimeNanos);
      sink.onPayload(payload);
    }
    sink.onDataEnd(header);
  }
}
