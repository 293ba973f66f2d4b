package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.report.json.Generators;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Records as JSON objects on one line each. Objects are opened when something is in them, so rows
 * of one object have to follow one another.
 */
final class JsonLine implements RecordLine, FieldSink {

  /** Chosen: no format goes half as deep. */
  private static final int DEEPEST = 16;

  /** An object in which fields are; there is one of these for it, however many fields it has. */
  private record Part(SerializedString name, boolean list) {}

  private record Compiled(List<Part> parents, SerializedString name, Row.Taker taker) {}

  private final Map<Kind, List<Compiled>> rows = new EnumMap<>(Kind.class);
  private final Part[] open = new Part[DEEPEST];
  private int depth;
  private final FigureSink figureSink = new FiguresOfJson();
  private final Relay relay = new Relay();
  private final JsonGenerator out = Generators.lines(relay);
  private Compiled current;

  JsonLine(List<Row> all) {
    Map<String, Part> parts = new HashMap<>();
    for (Kind kind : Kind.values()) {
      rows.put(
          kind,
          all.stream()
              .filter(row -> row.kinds().contains(kind))
              .map(row -> compiled(row, parts))
              .toList());
    }
  }

  /**
   * @param parts by their whole path, so that the same object is the same part
   */
  private static Compiled compiled(Row row, Map<String, Part> parts) {
    String[] names = row.field().split("\\.");
    List<Part> parents = new ArrayList<>();
    String path = "";
    for (int i = 0; i < names.length - 1; i++) {
      String name = names[i].replace("[]", "");
      boolean list = !name.equals(names[i]);
      path += "." + names[i];
      parents.add(parts.computeIfAbsent(path, p -> new Part(new SerializedString(name), list)));
    }
    return new Compiled(
        List.copyOf(parents), new SerializedString(names[names.length - 1]), row.taker());
  }

  @Override
  public void write(Fact fact, ByteArrayOutputStream bytes) {
    relay.to(bytes);
    out.writeStartObject();
    for (Compiled row : rows.get(fact.kind())) {
      current = row;
      row.taker().take(fact, this);
    }
    close(0);
    out.writeEndObject();
    out.flush();
  }

  /** Opens what the current field is in, and writes its name. */
  private void name() {
    List<Part> parents = current.parents();
    int size = parents.size();
    int common = 0;
    while (common < depth && common < size && open[common] == parents.get(common)) {
      common++;
    }
    close(common);
    while (depth < size) {
      Part part = parents.get(depth);
      out.writeName(part.name());
      if (part.list()) {
        out.writeStartArray();
      }
      out.writeStartObject();
      open[depth++] = part;
    }
    out.writeName(current.name());
  }

  private void close(int remaining) {
    while (depth > remaining) {
      Part part = open[--depth];
      out.writeEndObject();
      if (part.list()) {
        out.writeEndArray();
      }
    }
  }

  @Override
  public void text(String value) {
    name();
    out.writeString(value);
  }

  @Override
  public void texts(List<String> values) {
    name();
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  @Override
  public void number(long value) {
    name();
    out.writeNumber(value);
  }

  @Override
  public void numbers(List<Long> values) {
    name();
    out.writeStartArray();
    for (long value : values) {
      out.writeNumber(value);
    }
    out.writeEndArray();
  }

  @Override
  public void flag(boolean value) {
    name();
    out.writeBoolean(value);
  }

  @Override
  public void figures(Figures figures) {
    if (!figures.isEmpty()) {
      name();
      out.writeStartObject();
      figures.tell(figureSink);
      out.writeEndObject();
    }
  }

  private final class FiguresOfJson implements FigureSink {
    @Override
    public void text(String name, String value) {
      out.writeStringProperty(name, value);
    }

    @Override
    public void number(String name, long value) {
      out.writeNumberProperty(name, value);
    }

    @Override
    public void figure(String name, double value) {
      out.writeName(name);
      out.writeNumber(FigureText.of(value));
    }

    @Override
    public void flag(String name, boolean value) {
      out.writeBooleanProperty(name, value);
    }
  }
}
