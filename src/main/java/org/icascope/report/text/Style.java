package org.icascope.report.text;

import org.icascope.model.Severity;

/** Colors and weights of a terminal (ECMA-48, SGR parameters). */
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  GREEN("32"),
  YELLOW("33"),
  RED("1;31");

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  /** How an event stands out. */
  static Style of(Severity severity) {
    return switch (severity) {
      case INFO -> DIM;
      case NOTICE -> PLAIN;
      case WARNING -> YELLOW;
      case ERROR -> RED;
    };
  }

  String apply(String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + parameters + "m" + text + "\u001b[0m";
  }
}
