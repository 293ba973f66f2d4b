package org.icascope.tunnel.tls;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.tunnel.HeldBytes;

/**
 * Puts the handshake messages of one direction together from fragments that come in any order and
 * more than once: RFC 6347, 4.2.3.
 */
final class DtlsMessages {

  /** Fragments begin with type, length, number of the message, offset and length of the part. */
  private static final int HEADER_BYTES = 12;

  /** Messages that wait for fragments, at most. Chosen: a flight has eight. */
  private static final int MOST_WAITING = 16;

  /** Bytes announced by messages that wait, at most. Chosen: two of the longest. */
  private static final int MOST_WAITING_BYTES = 2 * HandshakeMessages.MOST_BYTES;

  /** What a message takes besides its bytes and the bits for them (counted). */
  private static final int MESSAGE_BYTES = 200;

  /** Longest message, as for TLS. */
  private static final int MOST_BYTES = HandshakeMessages.MOST_BYTES;

  /** Takes one message at a time. */
  interface Sink {

    /**
     * A complete message.
     *
     * @param number its number in its direction
     * @param bytes with a header of four bytes, as in TLS
     */
    void onMessage(int type, int number, byte[] bytes, int length);
  }

  private static final class Waiting {
    private final int type;
    private final byte[] bytes;
    private final BitSet have = new BitSet();

    Waiting(int type, int length) {
      this.type = type;
      bytes = new byte[4 + length];
      bytes[0] = (byte) type;
      bytes[1] = (byte) (length >>> 16);
      bytes[2] = (byte) (length >>> 8);
      bytes[3] = (byte) length;
    }

    int cost() {
      return bytes.length + bytes.length / 8 + MESSAGE_BYTES;
    }
  }

  private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
  private final BitSet done = new BitSet();
  private final HeldBytes held;
  private int waitingBytes;
  private boolean limited;

  DtlsMessages(HeldBytes held) {
    this.held = held;
  }

  /** Some message was dropped because too much waits in all flows. */
  boolean isLimited() {
    return limited;
  }

  /** A record with fragments. Returns false where they contradict themselves or are too long. */
  boolean add(byte[] bytes, int start, int length, Sink sink) {
    ByteCursor record = new ByteCursor(bytes, start, length);
    while (record.left() >= HEADER_BYTES) {
      int type = record.u8();
      int messageBytes = record.u24();
      int number = record.u16();
      int offset = record.u24();
      int partBytes = record.u24();
      if (messageBytes > MOST_BYTES
          || offset + partBytes > messageBytes
          || partBytes > record.left()) {
        return false;
      }
      fragment(type, number, messageBytes, offset, record.take(partBytes), sink);
    }
    return record.isEmpty();
  }

  private void fragment(
      int type, int number, int messageBytes, int offset, byte[] part, Sink sink) {
    if (done.get(number)) {
      return; // sent again
    }
    Waiting message = waiting.get(number);
    if (message == null || message.bytes.length != 4 + messageBytes || message.type != type) {
      drop(number);
      message = begin(type, number, messageBytes);
      if (message == null) {
        return;
      }
    }
    System.arraycopy(part, 0, message.bytes, 4 + offset, part.length);
    message.have.set(offset, offset + part.length);
    if (message.have.cardinality() == messageBytes) {
      drop(number);
      done.set(number);
      sink.onMessage(type, number, message.bytes, message.bytes.length);
    }
  }

  /** A message of which the first fragment came; null when there is no room for it. */
  private Waiting begin(int type, int number, int messageBytes) {
    Waiting message = new Waiting(type, messageBytes);
    while (!waiting.isEmpty()
        && (waiting.size() == MOST_WAITING || waitingBytes + message.cost() > MOST_WAITING_BYTES)) {
      drop(waiting.keySet().iterator().next());
    }
    if (!held.take(message.cost())) {
      limited = true;
      return null;
    }
    waitingBytes += message.cost();
    waiting.put(number, message);
    return message;
  }

  private void drop(int number) {
    Waiting dropped = waiting.remove(number);
    if (dropped != null) {
      waitingBytes -= dropped.cost();
      held.giveBack(dropped.cost());
    }
  }

  /** A new handshake counts from 0 again. */
  void restart() {
    List.copyOf(waiting.keySet()).forEach(this::drop);
    done.clear();
  }
}
