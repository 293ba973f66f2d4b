package org.icascope.report.siem;

import java.util.List;

/** Fields of formats that know only text: lists are put together. */
abstract class TextLine implements RecordLine, FieldSink {

  static String joined(List<Long> numbers) {
    StringBuilder text = new StringBuilder();
    for (long number : numbers) {
      text.append(text.length() == 0 ? "" : ",").append(number);
    }
    return text.toString();
  }

  @Override
  public final void texts(List<String> values) {
    text(String.join(" ", values));
  }

  @Override
  public final void number(long value) {
    text(Long.toString(value));
  }

  @Override
  public final void numbers(List<Long> values) {
    text(joined(values));
  }

  @Override
  public final void flag(boolean value) {
    text(Boolean.toString(value));
  }
}
