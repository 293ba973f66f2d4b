package org.icascope.report.siem;

/** Takes named values that are all written as text. */
interface TextFigureSink extends FigureSink {

  @Override
  default void number(String name, long value) {
    text(name, Long.toString(value));
  }

  @Override
  default void figure(String name, double value) {
    text(name, FigureText.of(value));
  }

  @Override
  default void flag(String name, boolean value) {
    text(name, Boolean.toString(value));
  }
}
