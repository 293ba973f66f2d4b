package org.icascope.view.field;

import java.util.function.Consumer;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;
import org.icascope.view.field.FieldValue.Text;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.info.FrameColumns;

/** The columns of the list of frames, under the names that tshark has for them. */
final class ColumnFields {

  private static final String PREFIX = "_ws.col.";
  private static final int MAC_BYTES = 6;

  /** That is told by the column protocol alone. */
  private static final String HTTP = "http";

  private ColumnFields() {}

  /** Only the list of frames can tell it. */
  static boolean isOne(String name) {
    return name.startsWith(PREFIX) || name.equals(HTTP);
  }

  static void addTo(Table table) {
    table.add(
        HTTP,
        (at, sink) -> {
          FrameColumns columns = at.lookBack().columns();
          if (columns != null && columns.protocol().equals("HTTP")) {
            sink.accept(at.layers().payload());
          }
        });
    both(table, "Protocol", "protocol", (at, sink) -> text(at, FrameColumns::protocol, sink));
    both(table, "Info", "info", (at, sink) -> text(at, FrameColumns::info, sink));
    both(table, "Source", "def_src", (at, sink) -> address(at, true, sink));
    both(table, "Destination", "def_dst", (at, sink) -> address(at, false, sink));
  }

  /** tshark 4.2 has other names than 4.0. */
  private static void both(Table table, String name, String later, LowerField.Reader reader) {
    table.add(PREFIX + name, reader);
    table.add(PREFIX + later, reader);
  }

  @FunctionalInterface
  private interface OfColumns {
    String text(FrameColumns columns);
  }

  private static void text(FrameFields at, OfColumns column, Consumer<FieldValue> sink) {
    FrameColumns columns = at.lookBack().columns();
    if (columns != null) {
      sink.accept(new Text(column.text(columns)));
    }
  }

  private static void address(FrameFields at, boolean source, Consumer<FieldValue> sink) {
    Headers headers = at.frame().partialHeaders();
    int version = headers.ipVersion();
    Frame frame = at.frame().frame();
    if (version != 0) {
      long high = source ? headers.sourceHigh() : headers.destinationHigh();
      long low = source ? headers.sourceLow() : headers.destinationLow();
      sink.accept(new Text(new IpAddress(high, low, version).toString()));
    } else if (LinkFields.isEthernet(frame)) {
      StringBuilder text = new StringBuilder();
      int start = frame.start() + (source ? MAC_BYTES : 0);
      for (int i = start; i < start + MAC_BYTES; i++) {
        text.append(i > start ? ":" : "");
        text.append(String.format("%02x", frame.bytes()[i] & 0xff));
      }
      sink.accept(new Text(text.toString()));
    }
  }
}
