package org.icascope.dissect.ica;

import java.util.ArrayList;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** Writes down what a stream tells. */
final class RecordingSink implements IcaSink {

  final List<String> phases = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();

  @Override
  public void onPhase(IcaPhase phase, Direction direction, FrameMark mark) {
    phases.add(direction.sender() + " " + phase + " in frame " + mark.frame());
  }

  @Override
  public void onRemark(String code, String message, FrameMark mark) {
    remarks.add(code);
  }
}
