package org.icascope.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.icascope.model.IpAddress;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.filter.DisplayFilter;
import org.icascope.view.filter.FilterException;

/** Texts of display filters, their regular expressions included, on a frame with every field. */
final class FilterTarget implements FuzzTarget {

  private static final FieldSource FRAME = FilterTarget::values;
  private static final byte[] BYTES =
      "GET /a%20b HTTP/1.1\r\n\0\u007f".getBytes(StandardCharsets.UTF_8);

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public int gateRuns() {
    return 5_000;
  }

  @Override
  public int mostBytes() {
    return 256;
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
            "tcp.port == 2598 && !(ip.addr in {10.0.0.0/8, 192.168.1.1 .. 192.168.1.9})",
            "tcp.flags & 0x12 == 0x12 || udp.length > 100 and not icmp",
            "frame.time >= \"2026-03-02 08:00:00\" && frame.time_delta < 0.5",
            "eth.src[0:3] == 00:00:83 || eth.dst contains 1a:43",
            "cgp.command == BIND_REQUEST xor cgp.reliability.flags != 1",
            "len(tcp.payload) > 4 && lower(frame.protocols) matches \"^(a|b)*c{2,5}[^x-z]+$\"",
            "max(tcp.len, 5) * 2 - -3 % 7 == 0x1f",
            "any tcp.port > 1024 || all tcp.port === 80",
            "ica matches r\"\\d+(?i:x)|(ab?)+?\\x41\"")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void fuzz(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      DisplayFilter filter = DisplayFilter.compile(text, Fields.catalog());
      filter.matches(FRAME);
      Check.that(filter.toString().equals(text), "another text");
    } catch (FilterException e) {
      Check.range(e.column(), 0, text.length(), "column");
      Check.range(e.getMessage().length(), 1, 1_000, "length of a message");
      Check.that(e.getMessage().lines().count() == 1, "a message is one line");
      Check.that(e.caret(text).split("\n", -1).length == 2, "a caret is below the text");
    }
  }

  private static void values(FieldInfo field, Consumer<FieldValue> sink) {
    switch (field.type()) {
      case NUMBER -> {
        sink.accept(new FieldValue.Whole(0));
        sink.accept(new FieldValue.Whole(field.most()));
      }
      case DECIMAL -> sink.accept(new FieldValue.Decimal(-0.5));
      case BOOLEAN -> sink.accept(new FieldValue.Truth(true));
      case TEXT -> sink.accept(new FieldValue.Text(new String(BYTES, StandardCharsets.UTF_8)));
      case BYTES -> sink.accept(new FieldValue.Bytes(BYTES, 1, BYTES.length - 2));
      case ADDRESS -> sink.accept(new FieldValue.Address(new IpAddress(0, 0x0a000001, 4)));
      case ETHERNET -> sink.accept(new FieldValue.Ethernet(0x00008300_0001L));
      case TIME -> sink.accept(new FieldValue.Time(1_772_000_000_000_000_000L));
      case GROUP ->
          sink.accept(
              new FieldValue.Layer(BYTES, 2, 3, BYTES.length - 2, 9, index -> index % 2 == 0));
    }
  }
}
