package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
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

  private record Part(SerializedString name, String text, boolean list) {}

  private record Compiled(List<Part> parents, SerializedString name, Row.Taker taker) {}

  private final Map<Kind, List<Compiled>> rows = new EnumMap<>(Kind.class);
  private final List<Part> open = new ArrayList<>();
  private final FigureSink figureSink = new FiguresOfJson();
  private final Relay relay = new Relay();
  private final JsonGenerator out = Generators.lines(relay);
  private Compiled current;

  JsonLine(List<Row> all) {
    for (Kind kind : Kind.values()) {
      rows.put(
          kind,
          all.stream().filter(row -> row.kinds().contains(kind)).map(JsonLine::compiled).toList());
    }
  }

  private static Compiled compiled(Row row) {
    String[] parts = row.field().split("\\.");
    List<Part> parents = new ArrayList<>();
    for (int i = 0; i < parts.length - 1; i++) {
      boolean list = parts[i].endsWith("[]");
      String name = list ? parts[i].substring(0, parts[i].length() - 2) : parts[i];
      parents.add(new Part(new SerializedString(name), name, list));
    }
    return new Compiled(
        List.copyOf(parents), new SerializedString(parts[parts.length - 1]), row.taker());
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
    int common = 0;
    while (common < Math.min(open.size(), parents.size())
        && open.get(common).text().equals(parents.get(common).text())) {
      common++;
    }
    close(common);
    for (int i = common; i < parents.size(); i++) {
      Part part = parents.get(i);
      out.writeName(part.name());
      if (part.list()) {
        out.writeStartArray();
      }
      out.writeStartObject();
      open.add(part);
    }
    out.writeName(current.name());
  }

  private void close(int remaining) {
    while (open.size() > remaining) {
      Part part = open.remove(open.size() - 1);
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
