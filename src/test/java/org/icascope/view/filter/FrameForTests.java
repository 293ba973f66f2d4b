package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldValue;

/** A frame whose values tests write down, in the words of tshark's {@code -T fields}. */
final class FrameForTests implements FieldSource {

  private final Map<FieldInfo, List<FieldValue>> values = new HashMap<>();
  private int asked;

  FrameForTests with(String name, String... texts) {
    FieldInfo field = CatalogForTests.field(name);
    for (String text : texts) {
      values.computeIfAbsent(field, key -> new ArrayList<>()).add(value(field, text));
    }
    return this;
  }

  FrameForTests with(String name, FieldValue value) {
    values.computeIfAbsent(CatalogForTests.field(name), key -> new ArrayList<>()).add(value);
    return this;
  }

  private static FieldValue value(FieldInfo field, String text) {
    return switch (field.type()) {
      case NUMBER -> new FieldValue.Whole(Long.decode(text));
      case DECIMAL -> new FieldValue.Decimal(Double.parseDouble(text));
      case BOOLEAN -> new FieldValue.Truth(text.equals("1"));
      case TEXT -> new FieldValue.Text(text);
      case BYTES -> bytes(text);
      // a group without a text is only there
      case GROUP -> text.isEmpty() ? new FieldValue.Present(0) : bytes(text);
      case ADDRESS -> new FieldValue.Address(AddressLiterals.address(text).orElseThrow());
      case ETHERNET -> new FieldValue.Ethernet(ByteLiterals.ethernet(text).orElseThrow());
      case TIME -> new FieldValue.Time(NumberLiterals.nanos(text).orElseThrow());
    };
  }

  private static FieldValue bytes(String hex) {
    byte[] bytes = HexFormat.of().parseHex("ffff" + hex.replace(":", ""));
    return new FieldValue.Bytes(bytes, 2, bytes.length - 2);
  }

  @Override
  public void values(FieldInfo field, Consumer<FieldValue> sink) {
    asked++;
    values.getOrDefault(field, List.of()).forEach(sink);
  }

  /** How often a field was asked for. */
  int asked() {
    return asked;
  }
}
