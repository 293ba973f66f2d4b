package org.icascope.view.field;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import org.icascope.dissect.WireText;
import org.icascope.view.field.FieldValue.Address;
import org.icascope.view.field.FieldValue.Bytes;
import org.icascope.view.field.FieldValue.Decimal;
import org.icascope.view.field.FieldValue.Elapsed;
import org.icascope.view.field.FieldValue.Ethernet;
import org.icascope.view.field.FieldValue.Layer;
import org.icascope.view.field.FieldValue.Present;
import org.icascope.view.field.FieldValue.Text;
import org.icascope.view.field.FieldValue.Time;
import org.icascope.view.field.FieldValue.Truth;
import org.icascope.view.field.FieldValue.Whole;

/** Values as {@code tshark -T fields} writes them (compared with 4.0.17). */
final class FieldText {

  /** Hex digits of the numbers that tshark writes so. */
  private static final Map<String, Integer> HEX_DIGITS =
      Map.ofEntries(
          Map.entry("tcp.flags", 4),
          Map.entry("ip.id", 4),
          Map.entry("ip.flags", 2),
          Map.entry("ip.dsfield", 2),
          Map.entry("eth.type", 4),
          Map.entry("tls.record.version", 4),
          Map.entry("dtls.record.version", 4),
          Map.entry("nstrace.activity", 8),
          Map.entry("nstrace.app", 2),
          Map.entry("nstrace.capflags", 8),
          Map.entry("nstrace.cluster.flags", 2),
          Map.entry("nstrace.devno", 8),
          Map.entry("nstrace.dir", 4),
          Map.entry("nstrace.err", 2),
          Map.entry("nstrace.flags", 2),
          Map.entry("nstrace.l_pdevno", 8),
          Map.entry("nstrace.pdevno", 8),
          Map.entry("nstrace.sslrec.seq", 8));

  private static final long NANOS = 1_000_000_000L;

  private FieldText() {}

  static String of(FieldInfo field, FieldValue value, ZoneId zone) {
    if (value instanceof Whole number) {
      Integer digits = HEX_DIGITS.get(field.name());
      return digits == null
          ? Long.toString(number.value())
          : "0x" + HexFormat.of().toHexDigits(number.value(), digits);
    }
    if (value instanceof Time time) {
      return time(field, time.nanos(), zone);
    }
    if (value instanceof Ethernet ethernet) {
      return HexFormat.ofDelimiter(":").formatHex(sixBytes(ethernet.value()));
    }
    if (value instanceof Present present) {
      return field.type() == FieldType.GROUP ? "1" : "[" + present.lengthBytes() + " bytes]";
    }
    if (value instanceof Elapsed elapsed) {
      return BigDecimal.valueOf(elapsed.nanos(), 9).toPlainString();
    }
    return value instanceof Layer ? "1" : plain(value);
  }

  private static String plain(FieldValue value) {
    if (value instanceof Truth truth) {
      return truth.value() ? "1" : "0";
    }
    if (value instanceof Text text) {
      return WireText.readable(text.value());
    }
    if (value instanceof Bytes bytes) {
      int end = bytes.start() + bytes.length();
      return HexFormat.of().formatHex(bytes.array(), bytes.start(), end);
    }
    if (value instanceof Address address) {
      return address.value().toString();
    }
    return value instanceof Decimal decimal
        ? BigDecimal.valueOf(Math.round(decimal.value() * NANOS), 9).toPlainString()
        : value.toString();
  }

  private static String time(FieldInfo field, long nanos, ZoneId zone) {
    return field.name().endsWith("_epoch")
        ? BigDecimal.valueOf(nanos, 9).toPlainString()
        : TimeText.of(nanos, zone);
  }

  private static byte[] sixBytes(long address) {
    byte[] bytes = new byte[6];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (address >>> 8 * (5 - i));
    }
    return bytes;
  }
}
