package org.icascope.cli;

import java.util.function.Supplier;

/** A value on the command line that makes no sense; leads to usage and exit code 2. */
final class WrongOption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private String picture = "";

  /**
   * @param option as the user writes it
   * @param reason one line
   */
  WrongOption(String option, String reason) {
    super(option + ": " + reason);
  }

  /**
   * @param picture lines that show where the value is wrong
   */
  WrongOption(String option, String reason, String picture) {
    this(option, reason);
    this.picture = picture;
  }

  /** Lines that show where the value is wrong; empty where there is nothing to show. */
  String picture() {
    return picture;
  }

  /** Names the option when its value cannot be read. */
  static <T> T check(String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new WrongOption(option, e.getMessage());
    }
  }
}
