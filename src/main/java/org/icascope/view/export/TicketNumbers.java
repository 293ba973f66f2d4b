package org.icascope.view.export;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers reconnect tickets in the order in which they turn up. The number says nothing about the
 * ticket but that it is the same one as elsewhere, by which connections belong to one session.
 */
final class TicketNumbers {

  /** Different tickets that are told apart. Chosen; further ones are all zero. */
  private static final int MOST = 1_000_000;

  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

  /** What is written in the place of a ticket: its number at the end of as many zeros. */
  byte[] standIn(byte[] ticket) {
    ByteBuffer key = ByteBuffer.wrap(ticket);
    Integer number = numbers.get(key);
    if (number == null && numbers.size() < MOST) {
      number = numbers.size() + 1;
      numbers.put(ByteBuffer.wrap(Arrays.copyOf(ticket, ticket.length)), number);
    }
    byte[] standIn = new byte[ticket.length];
    for (int i = 0; number != null && i < Math.min(Integer.BYTES, ticket.length); i++) {
      standIn[ticket.length - 1 - i] = (byte) (number >>> 8 * i);
    }
    return standIn;
  }
}
