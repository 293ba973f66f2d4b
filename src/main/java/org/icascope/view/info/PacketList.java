package org.icascope.view.info;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSummary;
import org.icascope.dissect.WireText;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;

/**
 * The list of frames, one line each, in aligned columns: number, time, source, destination,
 * protocol, length, info. Where nobody waits for each line, another thread writes them.
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

  private final Style style;
  private final Predicate<ViewedFrame> wanted;
  private final boolean contents;
  private final TimeColumn time;
  private final LineWriter writer;
  private final LineConveyor conveyor;
  private final Line ownLine = new Line();
  private long listed;

  /**
   * @param wanted frames to be listed
   * @param contents that may depend on more of messages of mere data than their headers
   */
  public PacketList(
      Style style, Predicate<ViewedFrame> wanted, boolean contents, OutputStream out) {
    this.contents = contents;
    this.style = style;
    this.wanted = wanted;
    time = new TimeColumn(style.time(), style.zone());
    writer = new LineWriter(style, out);
    boolean alone = style.prompt() || Runtime.getRuntime().availableProcessors() == 1;
    conveyor = alone ? null : new LineConveyor(writer);
  }

  /** With several captures each line says which one it is of. */
  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    writer.captures(
        captures.stream().map(capture -> shortName(capture.file())).toList(),
        captures.stream().mapToInt(CaptureSummary::timeDigits).max().orElse(0));
  }

  private static String shortName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return WireText.readable(name.isEmpty() ? file : name);
  }

  @Override
  public boolean wantsContents() {
    return contents;
  }

  @Override
  public boolean onFrame(ViewedFrame frame) {
    long nanos = frame.frame().timeNanos();
    time.see(nanos);
    boolean more = true;
    if (wanted.test(frame)) {
      write(frame, next().listed(time.base(nanos)));
      listed++;
      more = listed != style.most();
    } else if (!frame.units().isEmpty()) { // what is said of later frames depends on them
      write(frame, next().unlisted());
    }
    time.pass(nanos);
    return more;
  }

  private Line next() {
    return conveyor == null ? ownLine : conveyor.next();
  }

  private void write(ViewedFrame frame, Line line) {
    line.take(frame);
    if (conveyor != null) {
      conveyor.add();
      return;
    }
    writer.write(line);
    if (style.prompt()) {
      writer.flush();
    }
  }

  @Override
  public void onIdle() {
    if (conveyor != null) {
      conveyor.flush();
    } else {
      writer.flush();
    }
  }

  /** No more frames come: every line goes out. */
  public void finish() {
    if (conveyor != null) {
      conveyor.finish();
    } else {
      writer.flush();
    }
  }
}
