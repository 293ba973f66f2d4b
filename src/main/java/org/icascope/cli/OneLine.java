package org.icascope.cli;

/** Makes any text fit for one line of a terminal. */
final class OneLine {

  private OneLine() {}

  /** Without line ends and other control characters, which file names may hold. */
  static String of(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }
}
