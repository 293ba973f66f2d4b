package org.icascope.view.filter;

/** A regular expression that cannot be used. */
final class RegexException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int index;

  /**
   * @param index where in the pattern
   */
  RegexException(String message, int index) {
    super(message);
    this.index = index;
  }

  int index() {
    return index;
  }
}
