package org.icascope.view.filter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;

/** len, count, lower, upper, string, max, min and abs. */
final class Functions {

  static final List<String> NAMES =
      List.of("len", "count", "lower", "upper", "string", "max", "min", "abs");

  private Functions() {}

  /** Whether it may be asked of secrets: it tells nothing of their value. */
  static boolean isHarmless(String name) {
    return name.equals("len") || name.equals("count");
  }

  static boolean takesMany(String name) {
    return name.equals("max") || name.equals("min");
  }

  /**
   * @param name one of {@link #NAMES}
   * @param arguments as many as it takes, of one type
   */
  static Term call(Token name, List<Term> arguments) throws FilterException {
    Term first = arguments.get(0);
    if (!takes(name.text(), first)) {
      throw name.error(name.text() + "() does not take " + TypeNames.of(first.type()));
    }
    FieldType type = first.type();
    return switch (name.text()) {
      case "len" -> new Terms.Mapped(first, FieldType.NUMBER, Functions::length);
      case "count" -> new Terms.Count(first);
      case "lower" -> text(first, text -> text.toLowerCase(Locale.ROOT));
      case "upper" -> text(first, text -> text.toUpperCase(Locale.ROOT));
      case "string" -> new Terms.Mapped(first, FieldType.TEXT, Functions::string);
      case "abs" -> new Terms.Mapped(first, type, Functions::absolute);
      default -> new Terms.Extreme(type, arguments, name.text().equals("max") ? 1 : -1);
    };
  }

  private static boolean takes(String name, Term argument) {
    FieldType type = argument.type();
    boolean secret = argument instanceof Terms.OfField field && field.field().secret();
    return switch (name) {
      case "len" ->
          secret
              || switch (type) {
                case TEXT, BYTES, ADDRESS, ETHERNET, GROUP -> true;
                case NUMBER, DECIMAL, BOOLEAN, TIME -> false;
              };
      case "count" -> true;
      case "lower", "upper" -> type == FieldType.TEXT;
      case "string" -> type != FieldType.TEXT && type != FieldType.BYTES && type != FieldType.GROUP;
      case "abs" -> type == FieldType.NUMBER || type == FieldType.DECIMAL;
      default -> type != FieldType.GROUP;
    };
  }

  private static Term text(Term inner, UnaryOperator<String> change) {
    return new Terms.Mapped(
        inner,
        FieldType.TEXT,
        value ->
            value instanceof FieldValue.Text text
                ? new FieldValue.Text(change.apply(text.value()))
                : null);
  }

  private static FieldValue length(FieldValue value) {
    if (value instanceof FieldValue.Present present) {
      return new FieldValue.Whole(present.lengthBytes());
    } else if (value instanceof FieldValue.Layer layer) {
      return new FieldValue.Whole(layer.lengthBytes());
    } else if (value instanceof FieldValue.Text text) {
      return new FieldValue.Whole(text.value().getBytes(StandardCharsets.UTF_8).length);
    }
    FieldValue.Bytes bytes = ByteValues.from(value);
    return bytes == null ? null : new FieldValue.Whole(bytes.length());
  }

  private static FieldValue absolute(FieldValue value) {
    if (value instanceof FieldValue.Whole whole) {
      return new FieldValue.Whole(Math.abs(whole.value()));
    }
    return ValueOrder.isNumber(value)
        ? new FieldValue.Decimal(Math.abs(ValueOrder.number(value)))
        : null;
  }

  private static FieldValue string(FieldValue value) {
    String text = null;
    if (value instanceof FieldValue.Whole whole) {
      text = Long.toString(whole.value());
    } else if (ValueOrder.isNumber(value)) {
      text = Double.toString(ValueOrder.number(value));
    } else if (value instanceof FieldValue.Truth truth) {
      text = truth.value() ? "True" : "False";
    } else if (value instanceof FieldValue.Address address) {
      text = address.value().toString();
    } else if (value instanceof FieldValue.Ethernet ethernet) {
      text = ethernet(ethernet.value());
    } else if (value instanceof FieldValue.Time time) {
      text =
          Instant.ofEpochSecond(
                  Math.floorDiv(time.nanos(), 1_000_000_000L),
                  Math.floorMod(time.nanos(), 1_000_000_000L))
              .toString();
    }
    return text == null ? null : new FieldValue.Text(text);
  }

  private static String ethernet(long address) {
    return String.format("%012x", address & 0xffff_ffff_ffffL).replaceAll("(..)(?!$)", "$1:");
  }
}
