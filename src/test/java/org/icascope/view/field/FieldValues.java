package org.icascope.view.field;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.icascope.view.FramesForTests;

/** Values of fields in a capture file, as text. */
final class FieldValues {

  private FieldValues() {}

  /** By frame number; several values of one frame with blanks between them. */
  static Map<Long, String> in(String file, String name) {
    FieldInfo field = Fields.catalog().find(name).orElseThrow();
    FrameFields fields = new FrameFields(FrameFields.Sessions.NONE);
    Map<Long, String> found = new TreeMap<>();
    FramesForTests.each(
        file,
        frame -> {
          StringJoiner texts = new StringJoiner(" ");
          texts.setEmptyValue("");
          fields.next(frame).values(field, value -> texts.add(text(value)));
          if (texts.length() > 0) {
            found.put(frame.frame().number(), texts.toString());
          }
        });
    return found;
  }

  /** How many values all fields have in all frames. */
  static int count(String file) {
    FrameFields fields = new FrameFields(FrameFields.Sessions.NONE);
    int[] count = new int[1];
    FramesForTests.each(
        file,
        frame -> {
          fields.next(frame);
          Fields.catalog().all().forEach(field -> fields.values(field, value -> count[0]++));
        });
    return count[0];
  }

  /** As tshark writes it. */
  static String text(FieldValue value) {
    if (value instanceof FieldValue.Whole it) {
      return Long.toString(it.value());
    }
    if (value instanceof FieldValue.Elapsed it) {
      return BigDecimal.valueOf(it.nanos(), 9).toPlainString();
    }
    if (value instanceof FieldValue.Truth it) {
      return it.value() ? "1" : "0";
    }
    if (value instanceof FieldValue.Text it) {
      return it.value();
    }
    if (value instanceof FieldValue.Address it) {
      return it.value().toString();
    }
    if (value instanceof FieldValue.Ethernet it) {
      return HexFormat.of().toHexDigits(it.value(), 12).replaceAll("(..)(?!$)", "$1:");
    }
    if (value instanceof FieldValue.Layer it) {
      return "[" + it.lengthBytes() + "]";
    }
    if (value instanceof FieldValue.Present it) {
      return "[" + it.lengthBytes() + "]";
    }
    return value.toString();
  }
}
