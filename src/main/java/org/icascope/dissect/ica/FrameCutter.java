package org.icascope.dissect.ica;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * Walks the frames of one direction: two bytes of length and priority, the record header, and the
 * payload, which is passed over (layout: {@code specs/ica_frame_header.ksy}). Allocates nothing.
 *
 * <p>Where the frames do not follow each other any more it looks for them again at the start of
 * each later segment, and believes them when {@link #CHAIN} of them chain; {@link #MAX_ATTEMPTS}
 * segments later it gives up. Where records have no header, it is the ends of segments that prove
 * frames.
 */
final class FrameCutter {

  private enum State {
    LENGTH_LOW,
    LENGTH_HIGH,
    KIND,
    PAYLOAD
  }

  /** Frames in a row that prove a new start: one in 2^11 random bytes passes three (chosen). */
  private static final int CHAIN = 3;

  /** Segments a frame may span while it is unproven; buffers of clients are smaller (chosen). */
  private static final int MAX_MISSED = 4;

  private static final int MAX_ATTEMPTS = 64; // chosen
  private static final int LENGTH_MASK = 0x3fff; // spec: ica_frame_header

  /**
   * Payload bytes to which some recorders pad shorter segments, counted in the stream (sample: TCP
   * capture, frames 30 to 32).
   */
  private static final int PADDED_SEGMENT_BYTES = 6;

  private static final int HEADER_BYTES = 2; // spec: ica_frame_header

  /** Frames in bytes that are read again are not told. */
  private static final long UNKNOWN_POSITION = -1;

  private final RecordKinds kinds;
  private final RecordCounts counts;
  private final LaneEvents events;
  private final RecordCounts tentative = new RecordCounts();
  private State state = State.LENGTH_LOW;
  private int lengthLow;
  private int frameBytes;
  private int recordKind;
  private long payloadLeft;
  private long segmentBytes;
  private boolean seeking;
  private boolean proving;
  private boolean gaveUp;
  private int chained;
  private int missed;
  private long provingBytes;
  private int attempts;

  FrameCutter(Direction direction, IcaSetup setup, RecordCounts counts, LaneEvents events) {
    this.kinds = new RecordKinds(direction, setup, events);
    this.counts = counts;
    this.events = events;
  }

  /** To be called with every chunk of the direction, before its bytes are fed. */
  void begin(Chunk chunk) {
    if (chunk.segmentStart()) {
      boolean padding =
          state == State.LENGTH_HIGH && lengthLow == 0 && segmentBytes == PADDED_SEGMENT_BYTES;
      if (padding) {
        state = State.LENGTH_LOW;
      }
      if (proving && !kinds.hasHeader()) {
        proveByBorders(chunk);
      }
      if (seeking && !gaveUp) {
        prove();
      }
      segmentBytes = 0;
    }
    segmentBytes += chunk.length();
  }

  /** Bytes that stood before the chunk now being read, when they turn out to be frames. */
  void replay(Chunk earlier) {
    if (earlier.segmentStart() && seeking && !gaveUp) {
      prove();
    }
    feed(earlier, 0, UNKNOWN_POSITION);
  }

  /**
   * @param position of the first byte of the chunk in its direction
   */
  void feed(Chunk chunk, int from, long position) {
    int at = from;
    while (at < chunk.length()) {
      if (seeking) {
        counts.add(RecordCounts.UNFRAMED, chunk.length() - at);
        return;
      }
      if (state == State.PAYLOAD) {
        int passed = (int) Math.min(payloadLeft, chunk.length() - at);
        passPayload(passed);
        at += passed;
        provingBytes += passed;
      } else {
        provingBytes++;
        header(chunk.bytes()[chunk.start() + at++] & 0xff, chunk);
        if (state == State.PAYLOAD && position >= 0 && !proving) {
          long end = position + at + payloadLeft;
          events.frame(end - HEADER_BYTES - frameBytes, end);
        }
      }
      if (state == State.LENGTH_LOW && frameBytes > 0 && position >= 0) {
        frameEnded(position + at);
      }
    }
  }

  /** The last byte of a frame went by; frames that are only guessed at are not told. */
  private void frameEnded(long end) {
    if (!proving && !seeking) {
      events.unit("ica_frame", RecordCounts.name(recordKind), end - HEADER_BYTES - frameBytes, end);
    }
    frameBytes = 0;
  }

  private void passPayload(long passed) {
    payloadLeft -= passed;
    if (payloadLeft == 0) {
      state = State.LENGTH_LOW;
    }
  }

  private void header(int octet, Chunk chunk) {
    switch (state) {
      case LENGTH_LOW -> {
        lengthLow = octet;
        state = State.LENGTH_HIGH;
      }
      case LENGTH_HIGH -> {
        frameBytes = (lengthLow | octet << 8) & LENGTH_MASK;
        lengthKnown(chunk);
      }
      default -> record(kinds.of(octet, frameBytes), frameBytes - 1, chunk);
    }
  }

  private void lengthKnown(Chunk chunk) {
    if (frameBytes == 0) {
      state = State.LENGTH_LOW; // harmless, and what padding looks like
      if (proving) {
        failProof(chunk);
      }
    } else if (kinds.hasHeader()) {
      state = State.KIND;
    } else {
      record(kinds.headerless(), frameBytes, chunk);
    }
  }

  private void record(int kind, int payloadBytes, Chunk chunk) {
    if (kind == RecordKinds.INVALID) {
      if (proving) {
        failProof(chunk);
      } else {
        counts.add(RecordCounts.UNFRAMED, 3); // the length and the octet after it
        startSeeking();
      }
      return;
    }
    recordKind = kind;
    (proving ? tentative : counts).add(kind, payloadBytes);
    payloadLeft = payloadBytes;
    state = payloadBytes == 0 ? State.LENGTH_LOW : State.PAYLOAD;
    if (proving && kinds.hasHeader() && ++chained == CHAIN) {
      proven(chunk);
    }
    if (!proving) {
      kinds.accept(kind, chunk);
    }
  }

  /** Without record headers, frames are believed that end where segments end. */
  private void proveByBorders(Chunk chunk) {
    if (state != State.LENGTH_LOW) {
      if (++missed > MAX_MISSED) {
        failProof(chunk);
      }
    } else if (++chained == CHAIN) {
      proven(chunk);
    }
  }

  private void prove() {
    seeking = false;
    proving = true;
    chained = 0;
    missed = 0;
    provingBytes = 0;
    tentative.clear();
    state = State.LENGTH_LOW;
  }

  private void proven(Chunk chunk) {
    proving = false;
    attempts = 0;
    counts.addAll(tentative);
    events.remark("ica.resynchronized", "frames were found again", chunk.mark());
  }

  private void failProof(Chunk chunk) {
    proving = false;
    counts.add(RecordCounts.UNFRAMED, provingBytes);
    startSeeking();
    if (++attempts >= MAX_ATTEMPTS) {
      giveUp(chunk.mark());
    }
  }

  private void startSeeking() {
    seeking = true;
    state = State.LENGTH_LOW;
  }

  private void giveUp(FrameMark where) {
    seeking = true;
    gaveUp = true;
    events.remark("ica.out-of-sync", "frames do not follow each other and are not found", where);
  }

  /** The position in the frames is not known any more. */
  void loseSync(FrameMark where) {
    if (proving) {
      counts.add(RecordCounts.UNFRAMED, provingBytes);
      proving = false;
    }
    startSeeking();
    events.remark(
        "ica.sync-lost", "the borders of frames were lost; they are looked for again", where);
  }

  /** Bytes that were not captured; inside a payload they are as good as seen. */
  void onGap(long length, FrameMark where) {
    segmentBytes = PADDED_SEGMENT_BYTES + 1L; // not a short segment
    if (seeking) {
      return;
    }
    if (state == State.PAYLOAD && length <= payloadLeft) {
      passPayload(length);
    } else {
      loseSync(where);
    }
  }
}
