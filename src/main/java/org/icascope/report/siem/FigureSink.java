package org.icascope.report.siem;

/** Takes named values. */
interface FigureSink {

  void text(String name, String value);

  void number(String name, long value);

  /** A measured value, as in JSON with three decimals at most. */
  void figure(String name, double value);

  void flag(String name, boolean value);
}
