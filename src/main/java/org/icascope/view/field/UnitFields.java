package org.icascope.view.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.model.ByteRange;
import org.icascope.view.field.FieldValue.Bytes;
import org.icascope.view.field.FieldValue.Present;
import org.icascope.view.field.FieldValue.Text;
import org.icascope.view.field.FieldValue.Truth;
import org.icascope.view.field.FieldValue.Whole;
import org.icascope.view.frame.Unit;

/** The values of one unit by the names of its fields. Read at the first question. */
final class UnitFields {

  private final Unit unit;
  private Map<String, List<FieldValue>> values;

  UnitFields(Unit unit) {
    this.unit = unit;
  }

  void give(String name, Consumer<FieldValue> sink) {
    if (values == null) {
      values = new HashMap<>();
      unit.fields().map(FieldTree::root).ifPresent(this::add);
    }
    values.getOrDefault(name, List.of()).forEach(sink);
  }

  private void add(Field field) {
    SpecFields all = SpecFields.all();
    all.byKey(field.key()).ifPresent(spec -> value(field, spec).ifPresent(v -> add(spec, v)));
    field
        .layout()
        .flatMap(all::byKey)
        .filter(spec -> field.bytes().isPresent() && !field.key().equals(field.layout().get()))
        .ifPresent(spec -> add(spec, new Present(length(field))));
    if (all.byKey(field.key()).map(spec -> spec.info().type()).orElse(null) != FieldType.NUMBER) {
      field.children().forEach(this::add);
    }
  }

  private void add(SpecField spec, FieldValue value) {
    values.computeIfAbsent(spec.info().name(), name -> new ArrayList<>(1)).add(value);
  }

  private static int length(Field field) {
    return (int) field.bytes().map(range -> range.length()).orElse(0L).longValue();
  }

  private Optional<FieldValue> value(Field field, SpecField spec) {
    boolean secret = field.secret() || spec.info().secret() || spec.payload();
    if (secret || spec.info().type() == FieldType.GROUP) {
      return field.bytes().map(range -> new Present((int) range.length()));
    }
    if (spec.info().type() == FieldType.BYTES) {
      return field.complete() ? field.bytes().map(this::bytes) : Optional.empty();
    }
    return field.value().flatMap(UnitFields::plain);
  }

  private FieldValue bytes(ByteRange range) {
    int end = (int) Math.min(unit.bytes().length, range.end());
    int start = (int) Math.min(range.start(), end);
    return new Bytes(unit.bytes(), start, end - start);
  }

  private static Optional<FieldValue> plain(Object value) {
    if (value instanceof Number number) {
      return Optional.of(new Whole(number.longValue()));
    }
    if (value instanceof Boolean truth) {
      return Optional.of(new Truth(truth));
    }
    return value instanceof String text ? Optional.of(new Text(text)) : Optional.empty();
  }
}
