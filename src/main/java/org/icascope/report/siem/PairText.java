package org.icascope.report.siem;

/** Figures in one text: {@code attempts:1 freezeMs:10180.303 result:resumed}. */
final class PairText implements TextFigureSink {

  private final StringBuilder text = new StringBuilder();

  private PairText() {}

  static String of(Figures figures) {
    PairText pairs = new PairText();
    figures.tell(pairs);
    return pairs.text.toString();
  }

  @Override
  public void text(String name, String value) {
    if (text.length() > 0) {
      text.append(' ');
    }
    // a blank would begin the next pair
    text.append(name).append(':').append(value.replace(' ', '_'));
  }
}
