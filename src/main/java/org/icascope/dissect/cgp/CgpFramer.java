package org.icascope.dissect.cgp;

import org.icascope.dissect.SearchRoom;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * Cuts one direction of a CGP connection into messages, after its signature.
 *
 * <p>Layout: {@code specs/cgp_message.ksy}; cut by hand because data messages make up nearly all of
 * a session: their payload is passed on where it lies, never copied. Every other message is
 * collected (32,769 bytes at most) and decoded by {@link CgpDissector}.
 *
 * <p>A gap inside a message of known length does not end the framing; a gap that reaches past the
 * end of the message does, and then {@link CgpResync} looks for the next boundary.
 */
public final class CgpFramer {

  /** The signature in front of the first message (protocol notes on CGP, section 1). */
  public static final int SIGNATURE_BYTES = 7;

  /** Longest header needed before the body of a data message: length 2, command 1, delta 2. */
  private static final int HEADER_BYTES = 5;

  /** Messages of unknown command in a row that cannot be messages. Chosen. */
  private static final int UNKNOWN_IN_A_ROW = 3;

  private enum State {
    HEADER,
    COLLECT,
    PAYLOAD,
    SEARCH,
    LOST
  }

  private final CgpSink sink;
  private final SearchRoom room;
  private final CgpHeader header = new CgpHeader();
  private final Chunk slice = new Chunk();
  private final byte[] head = new byte[HEADER_BYTES];
  private int headCount;
  private final CollectedMessage collected = new CollectedMessage();
  private long remaining;
  private int unknownInARow;
  private int deltaMissing;
  private State state = State.HEADER;
  private CgpResync resync;

  /**
   * @param room for the search after losses; see {@link #drop}
   */
  public CgpFramer(CgpSink sink, SearchRoom room) {
    this.sink = sink;
    this.room = room;
  }

  /** The stream began before the capture: look for the first message boundary. */
  public void startMidStream() {
    search(true);
  }

  /** Message boundaries were not found; nothing more comes of this direction. */
  public boolean lost() {
    return state == State.LOST;
  }

  /** The stream is followed no further. */
  public void drop() {
    if (resync != null) {
      resync.drop();
    }
  }

  /** The next captured bytes. */
  public void onChunk(Chunk chunk) {
    int position = 0;
    while (position < chunk.length() && state != State.LOST) {
      position +=
          switch (state) {
            case HEADER -> readHeader(chunk, position);
            case COLLECT -> collect(chunk, position);
            case PAYLOAD -> payload(chunk, position);
            default -> searchIn(chunk, position);
          };
    }
  }

  /** Bytes that were not captured. */
  public void onGap(long length, FrameMark where) {
    if (state == State.LOST) {
      return;
    }
    if (state == State.SEARCH) {
      resync.onGap(length);
      return;
    }
    if (state == State.HEADER && headCount > 0 && headCount >= lengthBytes()) {
      enterCutBody();
    }
    long inside = state == State.HEADER ? 0 : Math.min(length, left());
    if (inside > 0) {
      header.missingBytes += inside;
      touch(where.capture(), where.frame(), where.timeNanos());
      lose(inside, where);
      endIfComplete();
    }
    if (inside < length) {
      search(false);
      resync.onGap(length - inside + headCount);
      headCount = 0;
    }
  }

  private long left() {
    return state == State.PAYLOAD ? remaining + deltaMissing : collected.left();
  }

  private void lose(long inside, FrameMark where) {
    if (state == State.COLLECT) {
      collected.lose((int) inside);
      return;
    }
    long payload = inside - deltaMissing;
    deltaMissing = 0;
    if (payload > 0) {
      sink.onPayloadGap(payload, where);
      remaining -= payload;
    }
  }

  /** The length of the message is known, of what follows it not even the header is complete. */
  private void enterCutBody() {
    header.length = bodyLength();
    header.lengthBytes = lengthBytes();
    int have = headCount - lengthBytes();
    if (have == 0) {
      header.command = 0;
      collectFrom(lengthBytes());
    } else { // only an acknowledgement makes a header incomplete; one byte of it is missing
      header.command = CgpCommand.DATA_REALTIME_WITH_ACK;
      header.ackKnown = false;
      deltaMissing = 1;
      enterPayload(have + 1);
    }
    headCount = 0;
  }

  private void search(boolean firstTime) {
    state = State.SEARCH;
    resync = new CgpResync(firstTime, room);
    if (!firstTime) {
      sink.onBoundaryLost();
    }
  }

  private int searchIn(Chunk chunk, int position) {
    chunk.slice(slice, position, chunk.length() - position);
    CgpResync current = resync;
    switch (current.offer(slice)) {
      case FOUND -> {
        FrameMark where = current.where();
        state = State.HEADER;
        resync = null;
        sink.onResync(current.skippedBytes(), where);
        current.drain(this::onChunk);
        current.drop();
      }
      case GIVE_UP -> {
        state = State.LOST;
        resync = null;
        current.drop();
        sink.onOutOfSync(chunk.mark());
      }
      default -> {
        // more bytes are needed
      }
    }
    return chunk.length() - position;
  }

  private int readHeader(Chunk chunk, int position) {
    byte[] bytes = chunk.bytes();
    int at = chunk.start() + position;
    if (headCount == 0) {
      begin(chunk, position);
    }
    int used = 0;
    do {
      head[headCount++] = bytes[at + used++];
    } while (!headerComplete() && position + used < chunk.length());
    touch(chunk.capture(), chunk.frame(), chunk.timeNanos());
    if (headerComplete()) {
      enterBody();
    }
    return used;
  }

  private void begin(Chunk chunk, int position) {
    header.streamOffset = chunk.streamOffset() + position;
    header.firstCapture = chunk.capture();
    header.firstFrame = chunk.frame();
    header.firstTimeNanos = chunk.timeNanos();
    header.missingBytes = 0;
    header.ackDelta = 0;
    header.payloadLength = 0;
    header.tracked = false;
    header.trackedKnown = true;
    header.ackKnown = true;
  }

  private void touch(int capture, long frame, long timeNanos) {
    header.lastCapture = capture;
    header.lastFrame = frame;
    header.lastTimeNanos = timeNanos;
  }

  private int lengthBytes() {
    return head[0] < 0 ? 2 : 1;
  }

  private int bodyLength() {
    return head[0] < 0 ? head[0] & 0x7f | (head[1] & 0xff) << 7 : head[0];
  }

  /** The length, and for data messages with an acknowledgement also that, is in {@link #head}. */
  private boolean headerComplete() {
    if (headCount < lengthBytes()) {
      return false;
    }
    int length = bodyLength();
    int have = headCount - lengthBytes();
    if (length == 0 || have == 0) {
      return length == 0;
    }
    if (head[lengthBytes()] != CgpCommand.DATA_REALTIME_WITH_ACK) {
      return true;
    }
    int deltaAt = lengthBytes() + 1;
    return have == length || headCount > deltaAt + (have > 1 && head[deltaAt] < 0 ? 1 : 0);
  }

  private void enterBody() {
    header.length = bodyLength();
    header.lengthBytes = lengthBytes();
    int commandAt = lengthBytes();
    if (header.length == 0) {
      header.command = 0;
      headCount = 0;
      sink.onMalformed(header, "a message of length 0 has no command");
      searchAfterGarbage(); // or each zero of a long run would be a message
      return;
    }
    header.command = head[commandAt] & 0xff;
    int have = headCount - commandAt;
    if (header.command == CgpCommand.DATA_REALTIME) {
      enterPayload(have);
    } else if (header.command == CgpCommand.DATA_REALTIME_WITH_ACK) {
      readDelta(commandAt + 1);
      enterPayload(have);
    } else {
      collectFrom(commandAt);
    }
    headCount = 0;
    endIfComplete();
  }

  /** The payload of a tracked data message begins after {@code have} bytes of its content. */
  private void enterPayload(int have) {
    header.tracked = true;
    header.payloadLength = header.length - have;
    remaining = header.payloadLength;
    state = State.PAYLOAD;
    sink.onData(header);
  }

  private void collectFrom(int commandAt) {
    collected.begin(head, headCount, commandAt + header.length);
    state = State.COLLECT;
  }

  private void readDelta(int at) {
    int width = at < headCount && head[at] < 0 ? 2 : 1;
    if (at + width > headCount) {
      header.ackKnown = false;
      sink.onMalformed(header, "the message ends before its acknowledgement does");
    } else {
      header.ackDelta = delta(at);
    }
  }

  private int delta(int at) {
    return head[at] < 0 ? head[at] & 0x7f | (head[at + 1] & 0xff) << 7 : head[at];
  }

  private int payload(Chunk chunk, int position) {
    int taken = (int) Math.min(remaining, chunk.length() - position);
    sink.onPayload(chunk.slice(slice, position, taken));
    remaining -= taken;
    touch(chunk.capture(), chunk.frame(), chunk.timeNanos());
    endIfComplete();
    return taken;
  }

  private int collect(Chunk chunk, int position) {
    int taken = collected.append(chunk, position);
    touch(chunk.capture(), chunk.frame(), chunk.timeNanos());
    endIfComplete();
    return taken;
  }

  private void endIfComplete() {
    if (state == State.PAYLOAD && remaining == 0) {
      state = State.HEADER;
      unknownInARow = 0;
      sink.onDataEnd(header);
    } else if (state == State.COLLECT && collected.left() == 0) {
      state = State.HEADER;
      collected.deliver(header, sink);
      collected.release();
      searchAfterGarbage();
    }
  }

  /** A boundary that was found by mistake shows in commands that do not exist. */
  private void searchAfterGarbage() {
    unknownInARow = CgpCommand.isKnown(header.command) ? 0 : unknownInARow + 1;
    if (unknownInARow == UNKNOWN_IN_A_ROW) {
      unknownInARow = 0;
      sink.onMalformed(header, "unknown commands in a row: message boundaries are taken as lost");
      search(false);
    }
  }
}
