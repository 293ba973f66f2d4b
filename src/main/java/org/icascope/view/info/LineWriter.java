package org.icascope.view.info;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes lines in aligned columns, which grow where something does not fit, and stay so. */
final class LineWriter {

  /** Bytes that go out at a time. Chosen. */
  private static final int BLOCK_BYTES = 1 << 16;

  private static final byte[] NO_COLOR = Words.of("\u001b[0m");
  private static final byte[] REPLAYED = Words.of("\u001b[36m");
  private static final byte[] TROUBLE = Words.of("\u001b[33m");
  private static final byte[] RESET = Words.of("\u001b[31m");

  private final PacketList.Style style;
  private final OutputStream out;
  private final TimeColumn time;
  private final UnitColumns units = new UnitColumns();
  private final FlowTexts texts = new FlowTexts();
  private final InfoText info = new InfoText(texts);
  private final AddressTexts addresses = new AddressTexts();
  private final LineBuffer lines = new LineBuffer();
  private final LineBuffer cell = new LineBuffer();
  private final LineBuffer protocolText = new LineBuffer();
  private List<String> files = List.of();
  private String knownProtocol = "";
  private int numberWidth = 5;
  private int timeWidth = 10;
  private int fileWidth = 1;
  private int sourceWidth = 12;
  private int destinationWidth = 12;
  private int protocolWidth = 4;
  private int lengthWidth = 4;

  LineWriter(PacketList.Style style, OutputStream out) {
    this.style = style;
    this.out = out;
    time = new TimeColumn(style.time(), style.zone());
  }

  /**
   * @param names of the captures, shown where there are several
   * @param digits decimals of a second
   */
  void captures(List<String> names, int digits) {
    files = names;
    time.digits(digits);
  }

  /** Says what units there are, and writes the line where it is listed. */
  void write(Line line) {
    byte[] note = units.complete(line);
    if (line.listed) {
      listed(line, note);
    }
  }

  private void listed(Line line, byte[] note) {
    byte[] color = style.color() && !line.plainTcp ? color(line.summary.mood()) : null;
    if (color != null) {
      lines.raw(color);
    }
    if (files.size() > 1) {
      fileWidth = left(cell.clear().text(files.get(line.capture)), fileWidth);
      lines.sign(' ');
    }
    numberWidth = lines.right(line.number, numberWidth);
    cell.clear();
    time.append(line.timeNanos, line.timeBase, cell);
    lines.sign(' ');
    timeWidth = right(cell, timeWidth);
    lines.sign(' ');
    addresses(line);
    lines.sign(' ');
    protocol(line.plainTcp ? "TCP" : line.summary.protocol());
    lines.sign(' ');
    lengthWidth = lines.right(line.length, lengthWidth);
    lines.sign(' ');
    info.append(line, note, lines);
    if (color != null) {
      lines.raw(NO_COLOR);
    }
    lines.sign('\n');
    if (lines.length() >= BLOCK_BYTES) {
      flush();
    }
  }

  /** Nearly always the one of the line before. */
  private void protocol(String name) {
    if (!name.equals(knownProtocol)) {
      int before = lines.length();
      protocolWidth = left(cell.clear().text(name), protocolWidth);
      knownProtocol = name;
      protocolText.clear().raw(lines.bytes(), before, lines.length() - before);
    } else {
      lines.raw(protocolText);
    }
  }

  private void addresses(Line line) {
    if (line.flowKey < 0) {
      writeAddresses(line);
      return;
    }
    byte[] known = texts.addresses(line, sourceWidth << 8 | destinationWidth);
    if (known != null) {
      lines.raw(known);
      return;
    }
    int before = lines.length();
    writeAddresses(line);
    texts.remember(line, sourceWidth << 8 | destinationWidth, lines.copy(before));
  }

  private void writeAddresses(Line line) {
    address(line, line.sourceHigh, line.sourceLow);
    sourceWidth = right(cell, sourceWidth);
    lines.raw(Words.ARROW);
    address(line, line.destinationHigh, line.destinationLow);
    destinationWidth = left(cell, destinationWidth);
  }

  private void address(Line line, long high, long low) {
    cell.clear();
    if (line.addressKind == Line.ETHERNET) {
      for (int shift = 40; shift >= 0; shift -= 8) {
        cell.hex(low >>> shift, 2);
        if (shift > 0) {
          cell.sign(':');
        }
      }
    } else if (line.addressKind != 0) {
      cell.raw(addresses.of(high, low, line.addressKind));
    }
  }

  private static byte[] color(Summary.Mood mood) {
    return switch (mood) {
      case PLAIN -> null;
      case REPLAYED -> REPLAYED;
      case TROUBLE -> TROUBLE;
      case RESET -> RESET;
    };
  }

  /** Writes a cell and returns the width of its column from now on. */
  private int right(LineBuffer text, int width) {
    lines.spaces(width - text.length()).raw(text);
    return Math.max(width, text.length());
  }

  private int left(LineBuffer text, int width) {
    lines.raw(text).spaces(width - text.length());
    return Math.max(width, text.length());
  }

  /** Everything goes out. */
  void flush() {
    try {
      if (style.charset().equals(StandardCharsets.UTF_8)) {
        out.write(lines.bytes(), 0, lines.length());
      } else {
        out.write(lines.toString().getBytes(style.charset()));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.clear();
  }
}
