package org.icascope.view.filter;

import org.icascope.view.filter.Token.Kind;

/**
 * A string, raw string or character of a filter: {@code "a\tb"}, {@code r"\d"}, {@code '\x0a'}. The
 * escapes are those that wireshark-filter(4) lists. Bytes that {@code \xNN} gives are characters of
 * that number.
 */
final class QuotedText {

  private final String text;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private int position;

  private QuotedText(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /**
   * @param start where its quote, or the r before it, stands
   */
  static QuotedText read(String text, int start) throws FilterException {
    QuotedText quoted = new QuotedText(text, start);
    if (text.charAt(start) == 'r') {
      quoted.readRaw();
    } else {
      quoted.readEscaped(text.charAt(start));
    }
    return quoted;
  }

  Kind kind() {
    return text.charAt(start) == '\'' ? Kind.CHARACTER : Kind.STRING;
  }

  String value() {
    return value.toString();
  }

  /** Index after the closing quote. */
  int end() {
    return position;
  }

  private void readRaw() throws FilterException {
    position = start + 2;
    for (char c = current(); c != '"'; c = current()) {
      value.append(c);
      position++;
      if (c == '\\') {
        value.append(current());
        position++;
      }
    }
    position++;
  }

  private void readEscaped(char quote) throws FilterException {
    position = start + 1;
    for (char c = current(); c != quote; c = current()) {
      position++;
      if (c == '\\') {
        escape(position - 1);
      } else {
        value.append(c);
      }
    }
    position++;
    if (quote == '\'' && value.length() != 1) {
      throw new FilterException(
          "a character constant is one character; texts stand in double quotes",
          start,
          position - start);
    }
  }

  private void escape(int at) throws FilterException {
    char c = current();
    position++;
    int known = "'\"\\abfnrtv".indexOf(c);
    if (known >= 0) {
      value.append("'\"\\\u0007\b\f\n\r\t\u000b".charAt(known));
    } else if (c >= '0' && c <= '7') {
      position--;
      value.append((char) (number(at, 8, 1, 3) & 0xff));
    } else if (c == 'x') {
      value.append((char) number(at, 16, 1, 2));
    } else if (c == 'u' || c == 'U') {
      int digits = c == 'u' ? 4 : 8;
      codePoint(at, number(at, 16, digits, digits));
    } else {
      throw bad(at);
    }
  }

  private void codePoint(int at, long number) throws FilterException {
    if (number > Character.MAX_CODE_POINT || number >= 0xd800 && number < 0xe000) {
      throw bad(at);
    }
    value.appendCodePoint((int) number);
  }

  private long number(int at, int radix, int least, int most) throws FilterException {
    long number = 0;
    int digits = 0;
    while (digits < most && position < text.length()) {
      int digit = text.charAt(position) < 128 ? Character.digit(text.charAt(position), radix) : -1;
      if (digit < 0) {
        break;
      }
      number = number * radix + digit;
      position++;
      digits++;
    }
    if (digits < least) {
      throw bad(at);
    }
    return number;
  }

  private FilterException bad(int at) {
    int end = Math.min(text.length(), Math.max(position, at + 2));
    String escape = text.substring(at, end);
    return new FilterException("\"" + escape + "\" is no valid escape", at, end - at);
  }

  private char current() throws FilterException {
    if (position >= text.length()) {
      throw new FilterException("the closing quote is missing", start, text.length() - start);
    }
    return text.charAt(position);
  }
}
