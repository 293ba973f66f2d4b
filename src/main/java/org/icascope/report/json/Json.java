package org.icascope.report.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** Writes properties of a JSON object and leaves out what is not known. */
final class Json {

  /** Figures are milliseconds for the most part: three decimals are microseconds. */
  private static final int FIGURE_DECIMALS = 3;

  private final JsonGenerator out;

  Json(JsonGenerator out) {
    this.out = out;
  }

  /** An object that is an element of an array, or the top. */
  void object(Runnable properties) {
    out.writeStartObject();
    properties.run();
    out.writeEndObject();
  }

  void object(String name, Runnable properties) {
    out.writeName(name);
    object(properties);
  }

  void array(String name, Runnable elements) {
    out.writeName(name);
    out.writeStartArray();
    elements.run();
    out.writeEndArray();
  }

  void texts(String name, Iterable<String> values) {
    array(name, () -> values.forEach(value -> out.writeString(wellFormed(value))));
  }

  void text(String name, String value) {
    out.writeStringProperty(name, wellFormed(value));
  }

  void text(String name, Optional<String> value) {
    value.ifPresent(v -> text(name, v));
  }

  void number(String name, long value) {
    out.writeNumberProperty(name, value);
  }

  void number(String name, OptionalInt value) {
    value.ifPresent(v -> number(name, v));
  }

  void number(String name, OptionalLong value) {
    value.ifPresent(v -> number(name, v));
  }

  /** A number that negative values mark as unknown. */
  void numberIfKnown(String name, int value) {
    if (value >= 0) {
      number(name, value);
    }
  }

  void flag(String name, boolean value) {
    out.writeBooleanProperty(name, value);
  }

  void flag(String name, Optional<Boolean> value) {
    value.ifPresent(v -> flag(name, v));
  }

  /** A measured value: at most three decimals, never an exponent; what is no number is left out. */
  void figure(String name, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return;
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value)
            .setScale(FIGURE_DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    // a scale of 0 makes an integer of a whole number, however large
    out.writeNumberProperty(name, rounded.scale() < 0 ? rounded.setScale(0) : rounded);
  }

  void figure(String name, OptionalDouble value) {
    value.ifPresent(v -> figure(name, v));
  }

  /** Half of a surrogate pair cannot be written as UTF-8 and becomes the replacement character. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int[] points = text.codePoints().map(p -> isHalf(p) ? 0xfffd : p).toArray();
        return new String(points, 0, points.length);
      }
    }
    return text;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
