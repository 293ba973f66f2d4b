package org.icascope.view.info;

import org.icascope.view.frame.Unit;

/** Single units in the words that lists of frames use. Units have to come in their order. */
public final class UnitWords {

  private final UnitColumns columns = new UnitColumns();
  private final Summary summary = new Summary();

  /** What a unit says; valid until the next call. */
  public Summary of(Unit unit) {
    summary.begin();
    columns.alone(unit, summary);
    return summary;
  }
}
