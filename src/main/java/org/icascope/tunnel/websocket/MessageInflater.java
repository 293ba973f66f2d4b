package org.icascope.tunnel.websocket;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses the messages of one direction (RFC 7692, section 7.2.2). What comes out is given on
 * as soon as the bytes that complete it are there.
 */
final class MessageInflater {

  /** Takes what comes out. */
  interface Content {
    void accept(byte[] bytes, int length);
  }

  /** Chosen: as much as it takes to spread the cost of a call. */
  private static final int PIECE_BYTES = 8 * 1024;

  /** One message decompressed, at most. Chosen: far above a screen without losses. */
  static final long MOST_MESSAGE_BYTES = 64L << 20;

  /**
   * A direction may grow by this factor once it has more than {@link #FREE_BYTES}. Chosen: twice
   * what an empty screen grows by; DEFLATE can do 1032.
   */
  static final int MOST_RATIO = 200;

  static final long FREE_BYTES = 4L << 20;

  /** The end of every message, which is not sent (RFC 7692, section 7.2.1). */
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Inflater inflater;
  private final boolean takesOver;
  private final byte[] piece = new byte[PIECE_BYTES];
  private long taken;
  private long given;
  private long messageBytes;

  MessageInflater(Inflater inflater, boolean takesOver) {
    this.inflater = inflater;
    this.takesOver = takesOver;
  }

  Inflater inflater() {
    return inflater;
  }

  /**
   * The next bytes of a message.
   *
   * @return false when it grows beyond all measure
   * @throws DataFormatException when it is no compressed data
   */
  boolean add(byte[] bytes, int start, int length, Content content) throws DataFormatException {
    taken += length;
    inflater.setInput(bytes, start, length);
    while (true) {
      int count = inflater.inflate(piece);
      if (count > 0) {
        if (isTooMuch(count)) {
          return false;
        }
        content.accept(piece, count);
      } else if (inflater.finished() && inflater.getRemaining() > 0) {
        int rest = inflater.getRemaining(); // a message may be several streams (section 7.2.3.4)
        inflater.reset();
        inflater.setInput(bytes, start + length - rest, rest);
      } else if (inflater.finished()) {
        inflater.reset();
        return true;
      } else if (inflater.needsDictionary()) {
        throw new DataFormatException("raw DEFLATE has no dictionary");
      } else {
        return true;
      }
    }
  }

  private boolean isTooMuch(int count) {
    given += count;
    messageBytes += count;
    return messageBytes > MOST_MESSAGE_BYTES || given - FREE_BYTES > MOST_RATIO * taken;
  }

  /** The message is over. */
  boolean endMessage(Content content) throws DataFormatException {
    boolean bounded = add(TAIL, 0, TAIL.length, content);
    messageBytes = 0;
    if (!takesOver) {
      inflater.reset();
    }
    return bounded;
  }
}
