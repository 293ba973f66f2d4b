package org.icascope.view.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.Direction;
import org.icascope.view.frame.Unit;

/**
 * Messages that were sent again after a resume. Nothing is learned from them about what they carry,
 * since the stages do not look into it a second time. So that an analysis of the output finds the
 * two transmissions as alike as they are, what may be shown of the first is shown of the second,
 * too; where they differ, one byte differs, and says nothing else.
 */
public final class SentAgain {

  /** Messages remembered. Chosen: some 60 MB; of further ones the second copy is blanked. */
  static final int MOST_MESSAGES = 200_000;

  /** Numbers of messages that one side of a session sent a second time. */
  private record Range(Direction direction, long from, long to, Map<Long, Copy> first) {

    boolean has(Direction of, long number) {
      return of == direction && number >= from && number <= to;
    }
  }

  /**
   * Where a message carries what.
   *
   * @param places of its payload, by offset in that
   * @param whole every byte of it was captured
   */
  private record Copy(
      int flow, int length, List<LaneMap.Part> places, PayloadPrint print, boolean whole) {}

  private record Pair(Direction direction, Copy first, Copy again) {}

  private final Map<Integer, List<Range>> byFlow = new HashMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private int remembered;
  private boolean full;

  /**
   * Announces messages that will be sent twice.
   *
   * @param flows serial numbers of all flows of their session
   * @param from number of the first message
   * @param to number of the last one
   */
  public void expect(Collection<Integer> flows, Direction direction, long from, long to) {
    Range range = new Range(direction, from, to, new HashMap<>());
    flows.forEach(flow -> byFlow.computeIfAbsent(flow, k -> new ArrayList<>()).add(range));
  }

  /** Something was not remembered. */
  boolean isFull() {
    return full;
  }

  /**
   * A message of CGP was complete.
   *
   * @param map where bytes of its layer are found; not asked for those of TCP and UDP themselves
   */
  void add(Unit message, LaneMap map) {
    for (Range range : byFlow.getOrDefault(message.flow().serial(), List.of())) {
      if (range.has(message.direction(), message.number())) {
        if (!message.again()) {
          copy(message, map).ifPresent(copy -> range.first().putIfAbsent(message.number(), copy));
        } else if (range.first().containsKey(message.number())) {
          Copy first = range.first().get(message.number());
          copy(message, map)
              .ifPresent(again -> pairs.add(new Pair(message.direction(), first, again)));
          return;
        }
      }
    }
  }

  private Optional<Copy> copy(Unit message, LaneMap map) {
    OptionalInt payload = UnitSafety.payloadStart(message.bytes());
    if (payload.isEmpty()) {
      return Optional.empty();
    }
    if (remembered == MOST_MESSAGES) {
      full = true;
      return Optional.empty();
    }
    remembered++;
    int start = payload.getAsInt();
    int length = message.bytes().length - start;
    long from = message.streamOffset() + start;
    List<LaneMap.Part> places =
        message.depth() == 0
            ? List.of(new LaneMap.Part(0, length, from, 0))
            : map.of(from, from + length, 0);
    return Optional.of(
        new Copy(
            message.flow().serial(),
            length,
            places,
            PayloadPrint.of(message.bytes(), start),
            message.isWhole()));
  }

  /** All is learned: what is shown of the first copies may be shown of the second ones. */
  void settle(SafeBytes safe) {
    pairs.forEach(pair -> settle(safe, pair));
    pairs.clear();
    byFlow.clear();
  }

  private static void settle(SafeBytes safe, Pair pair) {
    int length = Math.min(pair.first().length(), pair.again().length());
    byte[] bytes = new byte[length];
    for (LaneMap.Part part : pair.first().places()) {
      read(safe, pair, part, bytes);
    }
    boolean comparable = pair.first().whole() && pair.again().whole();
    if (comparable && length > 0 && !pair.first().print().equals(pair.again().print())) {
      bytes[length - 1] ^= 1;
    }
    for (LaneMap.Part part : pair.again().places()) {
      write(safe, pair, part, bytes);
    }
  }

  /** The payload as it will be read from the output: a mask changes zeros, too. */
  private static void read(SafeBytes safe, Pair pair, LaneMap.Part part, byte[] bytes) {
    int at = (int) part.start();
    int length = Math.min(part.length(), bytes.length - at);
    if (length <= 0) {
      return;
    }
    var place = new SafeBytes.Place(pair.first().flow(), pair.direction(), part.outer());
    safe.copyTo(place, bytes, at, length);
    for (int i = 0; i < length; i++) {
      bytes[at + i] ^= (byte) part.maskAt(i);
    }
  }

  private static void write(SafeBytes safe, Pair pair, LaneMap.Part part, byte[] bytes) {
    int start = (int) part.start();
    int end = Math.min(start + part.length(), bytes.length);
    byte[] wire = start < end ? Arrays.copyOfRange(bytes, start, end) : new byte[0];
    for (int i = 0; i < wire.length; i++) {
      wire[i] ^= (byte) part.maskAt(i);
    }
    int from = 0;
    while (from < wire.length) {
      int to = from;
      while (to < wire.length && wire[to] != 0) { // what is not written is 0
        to++;
      }
      safe.addMore(
          pair.again().flow(), pair.direction(), part.outer() + from, wire, from, to - from);
      from = to + 1;
    }
  }
}
