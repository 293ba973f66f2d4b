package org.icascope.view.filter;

/** A display filter that does not say anything: what is wrong with it, and where. */
public final class FilterException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int column;
  private final int length;

  /**
   * @param column index of the first wrong character in the text, from 0; its length at the end
   * @param length how many characters are wrong, 1 or more
   */
  FilterException(String message, int column, int length) {
    // it may quote line feeds of the filter, and messages are one line
    super(Caret.visible(message));
    this.column = column;
    this.length = Math.max(1, length);
  }

  /** Index in the text of the filter, from 0. */
  public int column() {
    return column;
  }

  /** How many characters are meant, 1 or more. */
  public int length() {
    return length;
  }

  /** The filter and below it {@code ^~~~} where it is wrong, for a terminal. */
  public String caret(String filter) {
    return Caret.under(filter, column, length);
  }
}
