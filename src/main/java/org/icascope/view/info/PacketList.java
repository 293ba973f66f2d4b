package org.icascope.view.info;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.LinkTypes;
import org.icascope.decode.Headers;
import org.icascope.dissect.WireText;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;

/**
 * The list of frames, one line each, in aligned columns: number, time, source, destination,
 * protocol, length, info. Columns grow where something does not fit, and stay so.
 */
public final class PacketList implements FrameSink {

  /**
   * How it looks.
   *
   * @param zone of absolute times
   * @param color mark what deserves it
   * @param charset of the lines
   * @param most lines at most, 0 for all
   * @param prompt lines go out at once, not only when there are many or the input pauses
   */
  public record Style(
      TimeStyle time, ZoneId zone, boolean color, Charset charset, long most, boolean prompt) {}

  /** Bytes that go out at a time. Chosen. */
  private static final int BLOCK_BYTES = 1 << 16;

  private static final byte[] NO_COLOR = Words.of("\u001b[0m");
  private static final int ETHERNET_BYTES = 14;

  private final Style style;
  private final Predicate<ViewedFrame> wanted;
  private final OutputStream out;
  private final FlowTexts texts = new FlowTexts();
  private final InfoColumns columns = new InfoColumns(texts);
  private final AddressTexts addresses = new AddressTexts();
  private final TimeColumn time;
  private final LineBuffer lines = new LineBuffer();
  private final LineBuffer cell = new LineBuffer();
  private List<String> files = List.of();
  private String knownProtocol = "";
  private byte[] protocolText = {};
  private long listed;
  private int numberWidth = 5;
  private int timeWidth = 10;
  private int fileWidth = 1;
  private int sourceWidth = 12;
  private int destinationWidth = 12;
  private int protocolWidth = 4;
  private int lengthWidth = 4;

  /**
   * @param wanted frames to be listed
   */
  public PacketList(Style style, Predicate<ViewedFrame> wanted, OutputStream out) {
    this.style = style;
    this.wanted = wanted;
    this.out = out;
    time = new TimeColumn(style.time(), style.zone());
  }

  /** With several captures each line says which one it is of. */
  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    files = captures.stream().map(capture -> shortName(capture.file())).toList();
    time.digits(captures.stream().mapToInt(CaptureSummary::timeDigits).max().orElse(0));
  }

  private static String shortName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return WireText.readable(name.isEmpty() ? file : name);
  }

  @Override
  public boolean onFrame(ViewedFrame frame) {
    long nanos = frame.frame().timeNanos();
    time.see(nanos);
    Summary summary = columns.of(frame); // of others, too: what follows depends on it
    boolean more = true;
    if (wanted.test(frame)) {
      line(frame, summary);
      listed++;
      more = listed != style.most();
      if (lines.length() >= BLOCK_BYTES || style.prompt()) {
        flush();
      }
    }
    time.pass(nanos);
    return more;
  }

  @Override
  public void onIdle() {
    flush();
  }

  /** Lines listed so far. */
  public long listed() {
    return listed;
  }

  /** Everything goes out. */
  public void flush() {
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

  private void line(ViewedFrame frame, Summary summary) {
    byte[] color = style.color() ? color(summary.mood()) : null;
    if (color != null) {
      lines.raw(color);
    }
    if (files.size() > 1) {
      fileWidth = left(cell.clear().text(files.get(frame.frame().capture())), fileWidth);
      lines.sign(' ');
    }
    numberWidth = lines.right(frame.frame().number(), numberWidth);
    cell.clear();
    time.append(frame.frame().timeNanos(), cell);
    lines.sign(' ');
    timeWidth = right(cell, timeWidth);
    lines.sign(' ');
    addresses(frame);
    lines.sign(' ');
    protocol(summary.protocol());
    lines.sign(' ');
    lengthWidth = lines.right(frame.frame().originalLength(), lengthWidth);
    lines.sign(' ').raw(summary.info());
    if (color != null) {
      lines.raw(NO_COLOR);
    }
    lines.sign('\n');
  }

  /** Nearly always the one of the line before. */
  private void protocol(String name) {
    if (!name.equals(knownProtocol)) {
      int before = lines.length();
      protocolWidth = left(cell.clear().text(name), protocolWidth);
      knownProtocol = name;
      protocolText = lines.copy(before);
    } else {
      lines.raw(protocolText);
    }
  }

  private void addresses(ViewedFrame frame) {
    if (!frame.isInFlow()) {
      writeAddresses(frame);
      return;
    }
    int width = sourceWidth << 8 | destinationWidth;
    byte[] known = texts.addresses(frame, width);
    if (known != null) {
      lines.raw(known);
      return;
    }
    int before = lines.length();
    writeAddresses(frame);
    texts.remember(frame, sourceWidth << 8 | destinationWidth, lines.copy(before));
  }

  private void writeAddresses(ViewedFrame frame) {
    Headers headers = frame.partialHeaders();
    int version = headers.ipVersion();
    boolean ethernet =
        frame.frame().linkType() == LinkTypes.ETHERNET
            && frame.frame().capturedLength() >= ETHERNET_BYTES;
    if (version != 0) {
      cell.clear().raw(addresses.of(headers.sourceHigh(), headers.sourceLow(), version));
    } else {
      hardware(frame, ethernet, 6);
    }
    sourceWidth = right(cell, sourceWidth);
    lines.raw(Words.ARROW);
    if (version != 0) {
      cell.clear().raw(addresses.of(headers.destinationHigh(), headers.destinationLow(), version));
    } else {
      hardware(frame, ethernet, 0);
    }
    destinationWidth = left(cell, destinationWidth);
  }

  private void hardware(ViewedFrame frame, boolean ethernet, int offset) {
    cell.clear();
    if (ethernet) {
      OtherInfo.hardware(cell, frame.frame().bytes(), frame.frame().start() + offset);
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

  private static final byte[] REPLAYED = Words.of("\u001b[36m");
  private static final byte[] TROUBLE = Words.of("\u001b[33m");
  private static final byte[] RESET = Words.of("\u001b[31m");

  /** Writes a cell and returns the width of its column from now on. */
  private int right(LineBuffer text, int width) {
    lines.spaces(width - text.length()).raw(text);
    return Math.max(width, text.length());
  }

  private int left(LineBuffer text, int width) {
    lines.raw(text).spaces(width - text.length());
    return Math.max(width, text.length());
  }
}
