package org.icascope.app;

import java.io.IOException;
import java.util.Map;
import org.icascope.compare.Comparer;
import org.icascope.compare.Comparison;
import org.icascope.compare.Point;
import org.icascope.compare.Tracks;
import org.icascope.compare.Wanted;
import org.icascope.decode.Headers;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.session.MessageTap;
import org.icascope.tunnel.UnitTap;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;

/**
 * Compares files that were analyzed before. Each is read again, and of the frames those of
 * connections that were seen at both recorders are noted.
 */
public final class CompareRun {

  private CompareRun() {}

  /**
   * Compares two recorders.
   *
   * @throws IOException when an input failed
   */
  public static Comparison run(
      AnalysisOptions first, AnalysisRun a, AnalysisOptions second, AnalysisRun b)
      throws IOException {
    Comparer comparer = new Comparer(Point.of("A", a.analysis()), Point.of("B", b.analysis()));
    read(first, a, comparer.wanted(), true);
    read(second, b, comparer.wanted(), false);
    return comparer.compare();
  }

  /**
   * Compares both legs that one recorder saw.
   *
   * @throws IOException when an input failed
   */
  public static Comparison run(AnalysisOptions options, AnalysisRun run) throws IOException {
    Point point = Point.of("A", run.analysis());
    Comparer comparer = new Comparer(point, point);
    read(options, run, comparer.wanted(), true);
    return comparer.compare();
  }

  private static void read(AnalysisOptions options, AnalysisRun run, Wanted wanted, boolean first)
      throws IOException {
    if (!wanted.segments(first).isEmpty() || !wanted.messages(first).isEmpty()) {
      Notes notes = new Notes(wanted.messages(first));
      Segments segments = new Segments(wanted.segments(first));
      ViewRun.Result again = ViewRun.run(options, segments, new Taps(UnitTap.NONE, notes));
      SecondReading.check(options, run.analysis(), again);
    }
  }

  /** Notes the segments of some flows. */
  private static final class Segments implements FrameSink {

    private final Map<Integer, Tracks> wanted;

    Segments(Map<Integer, Tracks> wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean wantsContents() {
      return false;
    }

    @Override
    public boolean onFrame(ViewedFrame viewed) {
      Tracks tracks = viewed.isInFlow() ? wanted.get(viewed.flowSerial()) : null;
      if (tracks != null) {
        viewed.headers().ifPresent(headers -> note(tracks, viewed, headers));
      }
      return true;
    }

    private static void note(Tracks tracks, ViewedFrame viewed, Headers headers) {
      tracks.segment(
          viewed.direction(),
          viewed.frame().mark(),
          headers.sequence(),
          headers.has(Headers.ACK) ? headers.acknowledgement() : -1,
          headers.payloadLength(),
          headers.flags());
    }
  }

  /** Notes the numbered messages of some flows, each once. */
  private static final class Notes implements MessageTap {

    private final Map<Integer, Tracks> wanted;

    Notes(Map<Integer, Tracks> wanted) {
      this.wanted = wanted;
    }

    @Override
    public void onCgp(
        Flow flow, Direction direction, CgpHeader header, boolean again, long number) {
      Tracks tracks = wanted.get(flow.serial());
      if (tracks != null && !again && number > 0) {
        tracks.message(direction, header.last(), number, 1); // the number is all that counts
      }
    }
  }
}
