package org.icascope.cli;

/** {@code --color} and {@code --no-color}. */
final class ColorOption {

  /** When to use colors. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  private final Given<When> when;
  private final Given<Boolean> never;

  ColorOption(Options options) {
    when = options.value("--color", "WHEN", When.class, "auto (default), always or never.");
    never = options.flag("--no-color", "The same as --color=never.");
  }

  boolean wanted(Environment environment) {
    return switch (never.or(false) ? When.NEVER : when.or(When.AUTO)) {
      case AUTO -> environment.wantsColor();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
