package org.icascope.view.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSummary;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpHeaderReader;
import org.icascope.flow.Flow;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.info.Summary;
import org.icascope.view.info.UnitWords;

/**
 * The messages of some flows, in both directions, one after the other: those of CGP with the ICA
 * inside them, without CGP those of ICA, else the units of the innermost layer.
 */
public final class Conversation implements FrameSink {

  private final Set<Integer> flows;
  private final Predicate<ViewedFrame> wanted;
  private final List<Note> notes;
  private final FollowWriter writer;
  private final UnitWords words = new UnitWords();
  private final CgpHeader header = new CgpHeader();
  private final Totals totals = new Totals();
  private int nextNote;
  private Flow connection;

  /**
   * @param flows serial numbers of the flows to follow
   * @param wanted frames whose messages are shown; asked for every frame in turn
   * @param notes what happened between the messages, in time order
   */
  public Conversation(
      Set<Integer> flows, Predicate<ViewedFrame> wanted, List<Note> notes, Form form) {
    this.flows = Set.copyOf(flows);
    this.wanted = wanted;
    this.notes = List.copyOf(notes);
    this.writer = form.writer();
  }

  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    writer.onCaptures(captures);
  }

  @Override
  public boolean onFrame(ViewedFrame frame) {
    writer.onTime(frame.frame().timeNanos());
    if (!wanted.test(frame)) {
      return true;
    }
    List<Unit> units = frame.units();
    int i = 0;
    while (i < units.size()) {
      int end = i + 1;
      if (flows.contains(units.get(i).flow().serial()) && isMessage(units, i)) {
        while (end < units.size() && isWithin(units.get(i), units.get(end))) {
          end++;
        }
        tell(frame, units.subList(i, end));
      }
      i = end;
    }
    return true;
  }

  private static boolean isWithin(Unit outer, Unit unit) {
    return unit.flow() == outer.flow() && unit.depth() > outer.depth();
  }

  /** CGP wherever there is any, else what holds nothing that is complete here. */
  private static boolean isMessage(List<Unit> units, int index) {
    Unit unit = units.get(index);
    if (unit.protocol().equals("cgp")) {
      return true;
    }
    boolean holds = index + 1 < units.size() && isWithin(unit, units.get(index + 1));
    return !holds;
  }

  private void tell(ViewedFrame frame, List<Unit> units) {
    Unit unit = units.get(0);
    long nanos = frame.frame().timeNanos();
    notesBefore(nanos, frame.frame().number());
    if (unit.flow() != connection) {
      connection = unit.flow();
      writer.onConnection(connection);
    }
    Summary summary = words.of(unit);
    String protocol = summary.protocol();
    StringBuilder text = new StringBuilder(summary.info().toString());
    for (int i = 1; i < units.size(); i++) {
      Summary inner = words.of(units.get(i));
      text.append(i == 1 ? ": " : ", ").append(inner.protocol()).append(' ').append(inner.info());
    }
    Message message =
        new Message(
            frame.frame().mark(),
            unit.flow(),
            unit.direction(),
            unit.number(),
            unit.lengthBytes(),
            protocol,
            text.toString(),
            acknowledges(unit),
            unit.again(),
            new ArrayList<>(units));
    totals.add(message);
    writer.onMessage(message);
  }

  private int acknowledges(Unit unit) {
    boolean told =
        unit.layout().equals("cgp_message")
            && CgpHeaderReader.read(unit.bytes(), header)
            && header.acknowledgementKnown();
    return told ? header.ackDelta() : 0;
  }

  private void notesBefore(long nanos, long frame) {
    while (nextNote < notes.size() && notes.get(nextNote).isBefore(nanos, frame)) {
      writer.onNote(notes.get(nextNote++));
    }
  }

  @Override
  public void onIdle() {
    writer.flush();
  }

  /**
   * Tells what is left, and the sums.
   *
   * @param partial the input goes on
   */
  public void finish(boolean partial) {
    if (!partial) {
      notesBefore(Long.MAX_VALUE, Long.MAX_VALUE);
    }
    writer.onEnd(totals, partial);
    writer.flush();
  }
}
