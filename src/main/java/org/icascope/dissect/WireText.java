package org.icascope.dissect;

/** Makes text from the wire safe to print. */
public final class WireText {

  private WireText() {}

  /** Everything but printable ASCII becomes a question mark. */
  public static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** Letters of any script stay; control and format characters become question marks. */
  public static String readable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
