package org.icascope.dissect.ica;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** Tells each step and each kind of remark of one direction once. */
final class LaneEvents {

  /** Codes are few; the limit is for the case that somebody makes them out of bytes (chosen). */
  private static final int MAX_REMARKS = 16;

  private final Direction direction;
  private final IcaSink sink;
  private final Set<IcaPhase> told = EnumSet.noneOf(IcaPhase.class);
  private final Set<String> remarks = new HashSet<>();

  LaneEvents(Direction direction, IcaSink sink) {
    this.direction = direction;
    this.sink = sink;
  }

  void bytes(long position, Chunk chunk) {
    sink.onBytes(direction, position, chunk);
  }

  void unit(String layout, String variant, long start, long end) {
    sink.onUnit(direction, layout, variant, start, end);
  }

  void frame(long start, long end) {
    sink.onFrame(direction, start, end);
  }

  boolean isTold(IcaPhase phase) {
    return told.contains(phase);
  }

  void once(IcaPhase phase, FrameMark mark) {
    if (told.add(phase)) {
      sink.onPhase(phase, direction, mark);
    }
  }

  void remark(String code, String message, FrameMark mark) {
    if (remarks.size() < MAX_REMARKS && remarks.add(code)) {
      sink.onRemark(code, message, mark);
    }
  }
}
