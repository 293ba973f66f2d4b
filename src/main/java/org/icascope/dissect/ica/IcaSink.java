package org.icascope.dissect.ica;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** What an {@link IcaStream} tells while bytes come in. */
public interface IcaSink {

  /** A step of the connection set-up or its end. */
  void onPhase(IcaPhase phase, Direction direction, FrameMark mark);

  /** A remark on the bytes; {@code code} and {@code message} as in a diagnostic. */
  void onRemark(String code, String message, FrameMark mark);
}
