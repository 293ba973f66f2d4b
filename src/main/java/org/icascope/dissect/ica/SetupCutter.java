package org.icascope.dissect.ica;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;

/**
 * Cuts the set-up packets of one direction: greeting, and packets of command, two-byte length and
 * body. A body repeats its length in its first two bytes (protocol notes on ICA, sections 2.4 and
 * 2.6), which tells a packet from padding and from the first frame.
 */
final class SetupCutter {

  enum Outcome {
    /** All bytes of the chunk are taken. */
    NEED_MORE,
    /** {@link #packet()} is whole. */
    PACKET,
    /** A packet of known length ended, but bytes of it were not captured. */
    LOST,
    /** The bytes at hand, from {@link #unread()}, begin no packet. */
    INVALID
  }

  static final int INIT_REQUEST = 0;
  static final int INIT_RESPONSE = 1;
  static final int INIT_CONNECT = 2;
  static final int INIT_CONNECT_RESPONSE = 4;

  private static final int HEADER_BYTES = 3;
  private static final int CHECKED_BYTES = HEADER_BYTES + 2;
  private static final int FOLLOWING_OFFSET = 5;
  private static final int INVALID_LENGTH = -1;
  private static final int UNKNOWN_LENGTH = 0;

  private final Direction direction;
  private final IcaSetup setup;
  private byte[] buffer = new byte[64];
  private int filled;
  private int position;
  private long lostRemaining;
  private int lostFollowing;
  private boolean lost;
  private boolean seeking;
  private boolean startedAtSegment;

  SetupCutter(Direction direction, IcaSetup setup) {
    this.direction = direction;
    this.setup = setup;
  }

  /** Takes bytes of a chunk from an index on, at most to the end of one packet. */
  Outcome feed(Chunk chunk, int at) {
    position = at;
    if (lost) {
      long taken = Math.min(lostRemaining, chunk.length() - at);
      position += (int) taken;
      return skipLost(taken);
    }
    if (seeking && !(chunk.segmentStart() && at == 0)) {
      position = chunk.length();
      return Outcome.NEED_MORE;
    }
    seeking = false;
    if (filled > 0 && filled < CHECKED_BYTES && startsAnew(chunk, at)) {
      filled = 0;
    }
    return fill(chunk);
  }

  private Outcome fill(Chunk chunk) {
    while (true) {
      int length = packetLength();
      if (length == INVALID_LENGTH) {
        return Outcome.INVALID;
      }
      if (length != UNKNOWN_LENGTH && filled == length) {
        return Outcome.PACKET;
      }
      if (position == chunk.length()) {
        return Outcome.NEED_MORE;
      }
      take(chunk, length == UNKNOWN_LENGTH ? 1 : length - filled);
    }
  }

  private void take(Chunk chunk, int wanted) {
    if (filled == 0) {
      startedAtSegment = chunk.segmentStart() && position == 0;
    }
    int count = Math.min(wanted, chunk.length() - position);
    if (filled + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(filled + count, 2 * buffer.length));
    }
    System.arraycopy(chunk.bytes(), chunk.start() + position, buffer, filled, count);
    filled += count;
    position += count;
  }

  /** A short rest that cannot go on with the new segment was padding before it. */
  private boolean startsAnew(Chunk chunk, int at) {
    if (!chunk.segmentStart() || at != 0) {
      return false;
    }
    int before = filled;
    take(chunk, CHECKED_BYTES - filled);
    boolean fits = packetLength() != INVALID_LENGTH;
    filled = before;
    position = at;
    return !fits;
  }

  /** Length of the packet whose first bytes are in the buffer, as far as they tell. */
  private int packetLength() {
    if (filled == 0) {
      return UNKNOWN_LENGTH;
    }
    if (buffer[0] == IcaStream.BANNER[0]) {
      int compared = Math.min(filled, IcaStream.BANNER.length);
      boolean same = Arrays.equals(buffer, 0, compared, IcaStream.BANNER, 0, compared);
      return same ? IcaStream.BANNER.length : INVALID_LENGTH;
    }
    if (!setup.greeted || !isExpected(buffer[0])) {
      return INVALID_LENGTH;
    }
    if (filled < HEADER_BYTES) {
      return UNKNOWN_LENGTH;
    }
    int body = unsignedShort(1);
    return switch (buffer[0]) {
      case INIT_REQUEST -> body > 0 ? HEADER_BYTES + body : INVALID_LENGTH;
      case INIT_CONNECT_RESPONSE -> body == 0 ? HEADER_BYTES : INVALID_LENGTH;
      default -> moduleLength(body);
    };
  }

  private int moduleLength(int body) {
    if (body < 2) {
      return INVALID_LENGTH;
    }
    if (filled < CHECKED_BYTES) {
      return UNKNOWN_LENGTH;
    }
    return unsignedShort(HEADER_BYTES) == body ? HEADER_BYTES + body : INVALID_LENGTH;
  }

  private boolean isExpected(int command) {
    return direction == Direction.CLIENT_TO_SERVER
        ? command == INIT_RESPONSE || command == INIT_CONNECT_RESPONSE
        : command == INIT_CONNECT || command == INIT_REQUEST && !setup.initRequestSeen;
  }

  private int unsignedShort(int offset) {
    return buffer[offset] & 0xff | (buffer[offset + 1] & 0xff) << 8;
  }

  /** Bytes that were not captured. */
  Outcome onGap(long length) {
    if (seeking) {
      return Outcome.NEED_MORE;
    }
    if (!lost) {
      int whole = packetLength();
      lost = whole > 0;
      lostRemaining = Math.max(0, whole - filled);
      lostFollowing = filled > FOLLOWING_OFFSET ? buffer[FOLLOWING_OFFSET] & 0xff : -1;
      filled = 0;
    }
    if (lost && length <= lostRemaining) {
      return skipLost(length);
    }
    Outcome outcome = lost ? Outcome.LOST : Outcome.NEED_MORE;
    lost = false;
    seekSegment();
    return outcome;
  }

  private Outcome skipLost(long length) {
    lostRemaining -= length;
    if (lostRemaining > 0) {
      return Outcome.NEED_MORE;
    }
    lost = false;
    return Outcome.LOST;
  }

  /** Leaves out everything up to the next segment. */
  void seekSegment() {
    filled = 0;
    seeking = true;
  }

  boolean isSeeking() {
    return seeking;
  }

  /** Index in the chunk of the first byte not taken. */
  int position() {
    return position;
  }

  /** The whole packet; valid until the next call. */
  ByteBuffer packet() {
    ByteBuffer packet = ByteBuffer.wrap(buffer, 0, filled).slice();
    filled = 0;
    return packet;
  }

  /** Command of a lost packet. */
  int lostCommand() {
    return buffer[0];
  }

  /** How many packets follow a lost one, or -1 when that part of it was lost too. */
  int lostFollowing() {
    return lostFollowing;
  }

  /** The bytes that begin no packet; {@code target} shows them until the next call. */
  Chunk unread(Chunk target, Chunk current) {
    target.bytes(buffer, 0, filled).place(current.streamOffset(), startedAtSegment);
    filled = 0;
    return target.origin(current.capture(), current.frame(), current.timeNanos());
  }
}
