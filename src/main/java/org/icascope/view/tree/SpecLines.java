package org.icascope.view.tree;

import java.util.Map;
import java.util.Optional;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.model.ByteRange;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.SpecField;
import org.icascope.view.field.SpecFields;
import org.icascope.view.frame.Unit;

/** The lines of the fields that a layout in {@code specs/} describes. */
final class SpecLines {

  private final SpecFields specs = SpecFields.all();
  private final Unit unit;
  private final UnitPanes.Found found;
  private final BytePane pane;

  SpecLines(Unit unit, UnitPanes.Found found, BytePane pane) {
    this.unit = unit;
    this.found = found;
    this.pane = pane;
  }

  /** Adds a line for everything in a field, and lets its bytes be shown where they may. */
  void addTo(Draft draft, Field root) {
    children(draft, root);
    hideSecrets(root);
  }

  private void children(Draft draft, Field parent) {
    for (Field field : parent.children()) {
      specs.byKey(field.key()).ifPresent(spec -> add(draft, field, spec));
    }
  }

  private void add(Draft draft, Field field, SpecField spec) {
    boolean group = spec.info().type() == FieldType.GROUP;
    if (group && field.layout().isPresent()) {
      boolean nameless = field.name().equals("content");
      Draft target = nameless ? draft : at(draft.child(groupTitle(field, spec)), field);
      target.field(nameless ? unit.protocol() : spec.info().name());
      children(target, field);
      if (!field.complete() && !nameless) {
        target.remark("The bytes end inside");
      }
      return;
    }
    Draft line = at(draft.child(spec.info().title() + ": " + text(field, spec)), field);
    line.field(spec.info().name());
    value(field, spec).ifPresent(value -> line.value(spec.info().name(), value));
    if (!hidden(field, spec)) {
      field.bytes().ifPresent(range -> pane.show(start(range), (int) range.length()));
    }
  }

  private Draft at(Draft draft, Field field) {
    field.bytes().ifPresent(range -> draft.at(found.pane(), start(range), (int) range.length()));
    return draft;
  }

  private int start(ByteRange range) {
    return found.start() + (int) range.start();
  }

  /** Items of a list and bodies of messages are called what they are, not what they are in. */
  private String groupTitle(Field field, SpecField spec) {
    String own = spec.info().title();
    if (!spec.repeated() && !field.name().equals("body")) {
      return own;
    }
    String title = field.layout().flatMap(specs::layoutTitle).orElse(own);
    return spec.repeated() ? title + name(field, 0).map(name -> ": " + name).orElse("") : title;
  }

  /** The name of what a group is about: of its first number that has names. */
  private Optional<String> name(Field group, int depth) {
    for (Field field : group.children()) {
      Map<Long, String> names = specs.byKey(field.key()).map(SpecField::names).orElse(Map.of());
      if (!names.isEmpty() && field.value().orElse(null) instanceof Number number) {
        return Optional.of(ValueText.number(number.longValue(), names, false));
      }
      if (depth == 0 && field.name().equals("content")) {
        Optional<String> inside = name(field, 1);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }

  /** Neither value nor bytes are shown: secrets, payload, and what no layout describes. */
  private static boolean hidden(Field field, SpecField spec) {
    boolean undescribed = spec.info().type() == FieldType.GROUP;
    return field.secret() || spec.info().secret() || spec.payload() || undescribed;
  }

  private String text(Field field, SpecField spec) {
    long length = field.bytes().map(ByteRange::length).orElse(0L);
    if (hidden(field, spec)) {
      return ValueText.count(length, "byte") + (length > 0 ? ", not shown" : "");
    }
    if (!field.complete()) {
      return "the bytes end inside";
    }
    Object value = field.value().orElse(null);
    if (value instanceof Number number) {
      return ValueText.number(number.longValue(), spec.names(), spec.hex());
    }
    if (value instanceof String text) {
      return ValueText.text(text);
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    return field.bytes().map(this::bytes).orElse("");
  }

  private String bytes(ByteRange range) {
    int end = (int) Math.min(unit.bytes().length, range.end());
    int start = (int) Math.min(range.start(), end);
    return end == start ? "none" : ValueText.bytes(unit.bytes(), start, end - start);
  }

  private Optional<FieldValue> value(Field field, SpecField spec) {
    if (hidden(field, spec)) {
      return field.bytes().map(range -> new FieldValue.Present((int) range.length()));
    }
    Object value = field.value().orElse(null);
    if (value instanceof Number number) {
      return Optional.of(new FieldValue.Whole(number.longValue()));
    }
    if (value instanceof String text) {
      return Optional.of(new FieldValue.Text(text));
    }
    if (value instanceof Boolean truth) {
      return Optional.of(new FieldValue.Truth(truth));
    }
    return field
        .bytes()
        .filter(range -> field.complete() && range.end() <= unit.bytes().length)
        .map(
            range -> new FieldValue.Bytes(unit.bytes(), (int) range.start(), (int) range.length()));
  }

  /** Fields of a layout that is lied to may lie over each other; then the secret wins. */
  private void hideSecrets(Field field) {
    SpecField spec = specs.byKey(field.key()).orElse(null);
    boolean secret = field.secret() || spec != null && (spec.info().secret() || spec.payload());
    if (secret) {
      field.bytes().ifPresent(range -> pane.hide(start(range), (int) range.length()));
    }
    field.children().forEach(this::hideSecrets);
  }
}
