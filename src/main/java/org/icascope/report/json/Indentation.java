package org.icascope.report.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.io.SerializedString;

/**
 * Each property on a line of its own, indented by two blanks; elements of an array side by side; LF
 * on every system. The same bytes as from Jackson's own printer, whose separators are joined by
 * classes made at run time: a thirtieth of a short run (docs/performance.md, start-up).
 */
final class Indentation implements PrettyPrinter {

  /** More than the document has; deeper levels stay at the last. */
  private static final int LEVELS = 32;

  private static final SerializedString[] LINES = new SerializedString[LEVELS];

  static {
    for (int level = 0; level < LEVELS; level++) {
      LINES[level] = new SerializedString("\n" + "  ".repeat(level));
    }
  }

  private int level;

  @Override
  public void writeRootValueSeparator(JsonGenerator out) {
    out.writeRaw(' ');
  }

  @Override
  public void writeStartObject(JsonGenerator out) {
    out.writeRaw('{');
    level++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) {
    newLine(out);
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator out) {
    out.writeRaw(" : ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) {
    out.writeRaw(',');
    newLine(out);
  }

  @Override
  public void writeEndObject(JsonGenerator out, int entries) {
    level--;
    if (entries == 0) {
      out.writeRaw(' ');
    } else {
      newLine(out);
    }
    out.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator out) {
    out.writeRaw('[');
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) {
    out.writeRaw(' ');
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) {
    out.writeRaw(", ");
  }

  @Override
  public void writeEndArray(JsonGenerator out, int values) {
    out.writeRaw(" ]");
  }

  private void newLine(JsonGenerator out) {
    out.writeRaw(LINES[Math.min(level, LEVELS - 1)]);
  }
}
