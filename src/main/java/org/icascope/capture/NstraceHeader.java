package org.icascope.capture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a NetScaler trace says of a packet beside its frame. Made where it is asked for: it looks at
 * the bytes in front of the frame, and is valid as long as the frame is.
 */
public final class NstraceHeader {

  /** Types of extension records of 3.5. */
  public static final int INFO = NstraceExtensions.TEXT;

  public static final int CLUSTER = NstraceExtensions.CLUSTER;
  public static final int NAMES = NstraceExtensions.NAMES;
  public static final int TLS = NstraceExtensions.TLS;
  public static final int TCP_DEBUG_2 = NstraceExtensions.TCP_DEBUG_2;
  public static final int CONGESTION_CONTROL = NstraceExtensions.CONGESTION_CONTROL;

  /** The congestion control BIC, the only one whose numbers are known here. */
  public static final int BIC = 2;

  private final byte[] bytes;
  private final int at;
  private final int end;
  private final NstraceLayout layout;

  private NstraceHeader(byte[] bytes, int at, int end, NstraceLayout layout) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.layout = layout;
  }

  /** Empty for a frame of another format. */
  public static Optional<NstraceHeader> of(Frame frame) {
    int length = frame.traceHeaderBytes();
    if (length == 0) {
      return Optional.empty();
    }
    int at = frame.start() - length;
    NstraceLayout layout = NstraceLayout.of(frame.bytes(), at);
    return Optional.of(new NstraceHeader(frame.bytes(), at, frame.start(), layout));
  }

  /** {@code 3.5}; 2.0 for all generations of that. */
  public String version() {
    return layout.format().version();
  }

  /** Type of the record, which tells the direction. */
  public int operation() {
    return layout.format().type(bytes, at);
  }

  /** {@code TX}, {@code TXB}, {@code RX}, {@code NEW_RX}. */
  public String operationName() {
    return NstraceNotes.nameOfOperation(operation());
  }

  /** The appliance sent it; else it came in. */
  public boolean isOutbound() {
    return !operationName().endsWith("RX");
  }

  /** Bytes in front of the frame. */
  public int length() {
    return end - at;
  }

  /** A number, where this record has it. */
  public OptionalLong number(NstraceField field) {
    int place = layout.at(field);
    return place == NstraceLayout.ABSENT
        ? OptionalLong.empty()
        : OptionalLong.of(number(at + place, layout.bytes(field), field.signed()));
  }

  private long number(int place, int length, boolean signed) {
    long number =
        switch (length) {
          case 1 -> bytes[place] & 0xff;
          case 2 -> Numbers.u16(bytes, place, false);
          default -> Numbers.u32(bytes, place, false);
        };
    return signed ? (short) number : number;
  }

  /**
   * A number of an extension record of 3.5.
   *
   * @param type of the extension
   * @param offset in its body
   * @param length 1, 2 or 4; negative for a signed number
   */
  public OptionalLong number(int type, int offset, int length) {
    NstraceExtensions found = find(type);
    int wanted = Math.abs(length);
    return found == null || found.bodyBytes() < offset + wanted
        ? OptionalLong.empty()
        : OptionalLong.of(number(found.body() + offset, wanted, length < 0));
  }

  /** Bytes in the body of the first extension record of a type, of 3.5. */
  public Optional<Integer> extensionBytes(int type) {
    return Optional.ofNullable(find(type)).map(NstraceExtensions::bodyBytes);
  }

  /** The first extension of a type, null where there is none. */
  private NstraceExtensions find(int type) {
    int first = layout.at(NstraceField.NEXT);
    if (first == NstraceLayout.ABSENT) {
      return null;
    }
    var all = new NstraceExtensions().of(bytes, bytes[at + first] & 0xff, fixedEnd(), end);
    while (all.next()) {
      if (all.type() == type) {
        return all;
      }
    }
    return null;
  }

  private int fixedEnd() {
    return at + layout.fixedBytes();
  }

  /** Name of the virtual machine that sent it; of 2.5, 2.6 and 3.0. */
  public Optional<String> sourceName() {
    return number(NstraceField.SOURCE_NAME_LENGTH).stream()
        .mapToObj(length -> text(fixedEnd(), (int) length))
        .findFirst();
  }

  /** Name of the virtual machine that it is for; of 2.5, 2.6 and 3.0. */
  public Optional<String> destinationName() {
    OptionalLong before = number(NstraceField.SOURCE_NAME_LENGTH);
    return number(NstraceField.DESTINATION_NAME_LENGTH).stream()
        .mapToObj(length -> text(fixedEnd() + (int) before.getAsLong(), (int) length))
        .findFirst();
  }

  /**
   * Text of an extension record of 3.5.
   *
   * @param type of the extension
   */
  public Optional<String> text(int type) {
    NstraceExtensions found = find(type);
    return found == null ? Optional.empty() : Optional.of(text(found.body(), found.bodyBytes()));
  }

  /** One of the two names that 3.5 has in an extension record, the first being the sender's. */
  public Optional<String> extensionName(boolean destination) {
    NstraceExtensions found = find(NstraceExtensions.NAMES);
    if (found == null || found.bodyBytes() < 2) {
      return Optional.empty();
    }
    int first = bytes[found.body()] & 0xff;
    int second = bytes[found.body() + 1] & 0xff;
    if (2 + first + second > found.bodyBytes()) {
      return Optional.empty();
    }
    int start = found.body() + 2;
    return Optional.of(destination ? text(start + first, second) : text(start, first));
  }

  private String text(int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }
}
