package org.icascope.view.filter;

/**
 * One word, literal or sign of a filter.
 *
 * @param text a word or sign as written; of strings and characters what they mean
 * @param start index of its first character in the filter
 * @param end index after its last character
 */
record Token(Kind kind, String text, int start, int end) {

  enum Kind {
    /** A name, number, address: everything that stands without quotes. */
    WORD,
    STRING,
    CHARACTER,
    /** What stands between [ and ]. */
    SLICE,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  FilterException error(String message) {
    return new FilterException(message, start, end - start);
  }

  /** How messages name it. */
  String shown() {
    String shortened = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return switch (kind) {
      case END -> "the end of the filter";
      case SLICE -> "[" + shortened + "]";
      default -> '"' + shortened + '"';
    };
  }
}
