package org.icascope.view.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.dissect.UnitLayouts;
import org.icascope.view.frame.Unit;

/**
 * Which bytes of a unit may be shown: lengths, types, flags and numbers of headers and of messages
 * whose layout is known. Texts, addresses in contents, keys and everything without a layout may
 * not.
 */
final class UnitSafety {

  private static final byte[] CGP_SIGNATURE = {0x1a, 'C', 'G', 'P', '/', '0', '1'};
  private static final byte[] ICA_BANNER = {0x7f, 0x7f, 'I', 'C', 'A', 0};

  /** Length field of two bytes, see specs/cgp_varlen.ksy. */
  private static final int LONG_LENGTH = 0x80;

  private static final int DATA = 9;

  /** DATA_REALTIME: nothing but payload follows the command (specs/cgp_content.ksy). */
  private static final int DATA_REALTIME = 10;

  private static final int DATA_REALTIME_WITH_ACK = 11;

  /** Largest kind of an ICA record (specs/ica_crypt1_record.ksy). */
  private static final int LAST_RECORD_KIND = 7;

  /** The reconnect ticket in specs/cgp_capability_reliability.ksy, and others. */
  private static final String TICKET = "secret_ticket";

  private final StandIns tickets = new StandIns();
  private final StandIns names = new StandIns();

  /** The parts of a unit that may be shown. */
  List<SafePart> of(Unit unit) {
    byte[] bytes = unit.bytes();
    return switch (unit.layout()) {
      case "cgp_signature" -> constant(bytes, CGP_SIGNATURE);
      case "ica_banner" -> constant(bytes, ICA_BANNER);
      case "cgp_message" -> cgp(bytes);
      case "ica_frame" -> icaFrame(bytes);
      case "websocket" -> List.of(first(bytes, webSocketHeader(bytes)));
      case "tls" -> TlsSafety.record(bytes, names);
      case "dtls" -> TlsSafety.datagram(bytes, names);
      default -> fields(unit.layout(), bytes);
    };
  }

  private static List<SafePart> constant(byte[] bytes, byte[] expected) {
    int same = Arrays.mismatch(bytes, expected);
    return List.of(first(bytes, same < 0 ? expected.length : same));
  }

  private static SafePart first(byte[] bytes, int count) {
    return new SafePart(0, Arrays.copyOf(bytes, Math.min(count, bytes.length)));
  }

  /** Nearly all messages are data: they need no layout. */
  private List<SafePart> cgp(byte[] bytes) {
    int length = bytes.length > 0 && (bytes[0] & LONG_LENGTH) != 0 ? 2 : 1;
    if (bytes.length <= length) {
      return List.of();
    }
    int command = bytes[length];
    if (command == DATA_REALTIME) {
      return List.of(first(bytes, length + 1));
    }
    if (command == DATA_REALTIME_WITH_ACK && bytes.length > length + 1) {
      return List.of(first(bytes, length + 1 + deltaBytes(bytes, length + 1)));
    }
    return fields("cgp_message", bytes);
  }

  /** Where the payload of a CGP message begins that carries some; see specs/cgp_content.ksy. */
  static OptionalInt payloadStart(byte[] bytes) {
    int length = bytes.length > 0 && (bytes[0] & LONG_LENGTH) != 0 ? 2 : 1;
    if (bytes.length <= length) {
      return OptionalInt.empty();
    }
    int start =
        switch (bytes[length]) {
          case DATA_REALTIME -> length + 1;
          case DATA_REALTIME_WITH_ACK -> length + 1 + deltaBytes(bytes, length + 1);
          case DATA -> dataStart(bytes);
          default -> bytes.length + 1;
        };
    return start > bytes.length ? OptionalInt.empty() : OptionalInt.of(start);
  }

  private static int deltaBytes(byte[] bytes, int at) {
    return at < bytes.length && (bytes[at] & LONG_LENGTH) != 0 ? 2 : 1;
  }

  /** A layout is needed: extensions stand before it. */
  private static int dataStart(byte[] bytes) {
    return UnitLayouts.read("cgp_message", bytes)
        .flatMap(tree -> tree.root().child("content"))
        .flatMap(content -> content.child("body"))
        .flatMap(body -> body.child("payload"))
        .flatMap(Field::bytes)
        .map(range -> (int) range.start())
        .orElse(bytes.length + 1);
  }

  /** Length and priority, and the kind of the record, unless it is none and so may be content. */
  private static List<SafePart> icaFrame(byte[] bytes) {
    boolean kind = bytes.length > 2 && (bytes[2] & 0xff) <= LAST_RECORD_KIND;
    return List.of(first(bytes, kind ? 3 : 2));
  }

  /** RFC 6455, section 5.2; of a close frame also the number why. */
  private static int webSocketHeader(byte[] bytes) {
    if (bytes.length < 2) {
      return bytes.length;
    }
    int length = bytes[1] & 0x7f;
    int size = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + ((bytes[1] & 0x80) != 0 ? 4 : 0);
    boolean close = (bytes[0] & 15) == 8;
    return close && length >= 2 ? size + 2 : size;
  }

  private List<SafePart> fields(String layout, byte[] bytes) {
    List<SafePart> parts = new ArrayList<>();
    UnitLayouts.read(layout, bytes).ifPresent(tree -> collect(tree.root(), bytes, parts));
    return parts;
  }

  private void collect(Field field, byte[] bytes, List<SafePart> parts) {
    for (Field child : field.children()) {
      if (child.secret()) {
        if (child.name().equals(TICKET) && field.child("next_message").isPresent()) {
          ticket(child, bytes, parts);
        }
      } else if (!child.children().isEmpty()) {
        collect(child, bytes, parts);
      } else if (child.bytes().isPresent() && isNumber(child)) {
        range(child, bytes).ifPresent(parts::add);
      }
    }
  }

  private static boolean isNumber(Field field) {
    return field.value().filter(v -> v instanceof Number || v instanceof Boolean).isPresent();
  }

  private static Optional<SafePart> range(Field field, byte[] bytes) {
    int from = (int) field.bytes().get().start();
    int to = (int) Math.min(bytes.length, field.bytes().get().end());
    return from < to
        ? Optional.of(new SafePart(from, Arrays.copyOfRange(bytes, from, to)))
        : Optional.empty();
  }

  /** A number stands for the reconnect ticket: what belongs together can still be told. */
  private void ticket(Field field, byte[] bytes, List<SafePart> parts) {
    field
        .bytes()
        .flatMap(range -> range(field, bytes))
        .ifPresent(part -> parts.add(new SafePart(part.offset(), tickets.bytes(part.bytes()))));
  }
}
