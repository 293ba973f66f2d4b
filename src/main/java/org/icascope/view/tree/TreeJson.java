package org.icascope.view.tree;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.icascope.view.field.FieldValue;
import tools.jackson.core.JsonGenerator;

/** Writes protocol trees as one JSON array. Bytes that are not to be shown are left out. */
public final class TreeJson implements AutoCloseable {

  private static final long NANOS = 1_000_000_000L;
  private static final int ETHERNET_DIGITS = 12;

  private final JsonGenerator json;
  private final List<String> files;

  /**
   * @param files names of the input files
   */
  public TreeJson(OutputStream out, List<String> files) {
    json = Indented.on(out);
    this.files = files;
    json.writeStartArray();
  }

  /** What was written so far goes out. */
  public void flush() {
    json.flush();
  }

  /** One frame. */
  public void write(FrameTree tree) {
    json.writeStartObject();
    if (tree.capture() < files.size()) {
      json.writeStringProperty("file", files.get(tree.capture()));
    }
    json.writeNumberProperty("frame", tree.number());
    nodes("layers", tree.layers());
    json.writeArrayPropertyStart("panes");
    for (BytePane pane : tree.panes()) {
      json.writeStartObject();
      json.writeStringProperty("title", pane.title());
      json.writeNumberProperty("lengthBytes", pane.length());
      json.writeStringProperty("bytes", bytes(pane));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void nodes(String name, List<TreeNode> nodes) {
    json.writeArrayPropertyStart(name);
    nodes.forEach(this::node);
    json.writeEndArray();
  }

  private void node(TreeNode node) {
    json.writeStartObject();
    json.writeStringProperty("title", node.title());
    node.field().ifPresent(field -> json.writeStringProperty("field", field));
    node.value().ifPresent(this::value);
    node.place()
        .ifPresent(
            place -> {
              json.writeNumberProperty("pane", place.pane());
              json.writeNumberProperty("offset", place.start());
              json.writeNumberProperty("lengthBytes", place.length());
            });
    if (node.remark()) {
      json.writeBooleanProperty("remark", true);
    }
    if (!node.children().isEmpty()) {
      nodes("children", node.children());
    }
    json.writeEndObject();
  }

  private void value(FieldValue value) {
    if (value instanceof FieldValue.Whole it) {
      json.writeNumberProperty("value", it.value());
    } else if (value instanceof FieldValue.Decimal it) {
      json.writeName("value");
      json.writeNumber(BigDecimal.valueOf(it.value()).toPlainString()); // no exponents
    } else if (value instanceof FieldValue.Elapsed it) {
      json.writeName("value");
      json.writeNumber(plain(it.nanos()));
    } else if (value instanceof FieldValue.Truth it) {
      json.writeBooleanProperty("value", it.value());
    } else if (!(value instanceof FieldValue.Present)) {
      json.writeStringProperty("value", text(value));
    }
  }

  /** Seconds with all their digits, and no more. */
  private static String plain(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return seconds.setScale(Math.max(1, seconds.scale())).toPlainString();
  }

  private static String text(FieldValue value) {
    if (value instanceof FieldValue.Text it) {
      return ValueText.text(it.value());
    }
    if (value instanceof FieldValue.Address it) {
      return it.value().toString();
    }
    if (value instanceof FieldValue.Ethernet it) {
      String digits = HexFormat.of().toHexDigits(it.value(), ETHERNET_DIGITS);
      return digits.replaceAll("(..)(?!$)", "$1:");
    }
    if (value instanceof FieldValue.Time it) {
      return Instant.ofEpochSecond(
              Math.floorDiv(it.nanos(), NANOS), Math.floorMod(it.nanos(), NANOS))
          .toString();
    }
    FieldValue.Bytes it = (FieldValue.Bytes) value;
    return HexFormat.of().formatHex(it.array(), it.start(), it.start() + it.length());
  }

  /** Two hex digits each, {@code ..} for those that are not to be shown. */
  private static String bytes(BytePane pane) {
    StringBuilder text = new StringBuilder(2 * pane.length());
    for (int i = 0; i < pane.length(); i++) {
      text.append(pane.isShown(i) ? HexFormat.of().toHexDigits((byte) pane.at(i)) : "..");
    }
    return text.toString();
  }

  /**
   * Ends the array. Without this it is not ended, so that nobody takes it for whole.
   *
   * @param partial the input goes on, which a last element says
   */
  public void finish(boolean partial) {
    if (partial) {
      json.writeStartObject();
      json.writeBooleanProperty("partial", true);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.flush();
  }

  @Override
  public void close() {
    json.close();
  }
}
