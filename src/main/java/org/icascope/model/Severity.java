package org.icascope.model;

import java.util.Locale;

/** How serious something is for the person who reads about the traffic, mildest first. */
public enum Severity {
  INFO,
  NOTICE,
  WARNING,
  ERROR;

  /** The name used in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
