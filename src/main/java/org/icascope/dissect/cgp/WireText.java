package org.icascope.dissect.cgp;

/** Makes text from the wire safe to print. */
final class WireText {

  private WireText() {}

  /** Everything but printable ASCII becomes a question mark. */
  static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
