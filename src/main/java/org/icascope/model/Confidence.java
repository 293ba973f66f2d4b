package org.icascope.model;

import java.util.Locale;

/** How sure a statement is. {@code CERTAIN} needs evidence frames. */
public enum Confidence {
  CERTAIN,
  LIKELY,
  POSSIBLE;

  /** The name used in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
