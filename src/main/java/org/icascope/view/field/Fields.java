package org.icascope.view.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every field there is: of the frame, the lower layers, and the layouts in {@code specs/}. */
public final class Fields implements FieldCatalog {

  private static final class Holder {
    static final Fields ALL = new Fields();
  }

  private final Map<String, FieldInfo> byName = new HashMap<>(1024);
  private List<FieldInfo> sorted = List.of();

  private Fields() {
    for (SpecField field : SpecFields.all().named()) {
      byName.put(field.info().name(), field.info());
    }
    byName.putAll(LowerTable.fields());
  }

  /** Made at the first call. */
  public static Fields catalog() {
    return Holder.ALL;
  }

  @Override
  public Optional<FieldInfo> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public synchronized List<FieldInfo> all() {
    if (sorted.isEmpty()) {
      List<FieldInfo> all = new ArrayList<>(byName.values());
      all.sort(Comparator.comparing(FieldInfo::name));
      sorted = List.copyOf(all);
    }
    return sorted;
  }

  @Override
  public Map<Long, String> valueNames(FieldInfo field) {
    return SpecFields.all()
        .byName(field.name())
        .map(SpecField::names)
        .orElseGet(() -> LowerNames.of(field.name()));
  }

  @Override
  public Optional<String> confidence(FieldInfo field) {
    return SpecFields.all()
        .byName(field.name())
        .map(SpecField::confidence)
        .filter(text -> !text.isEmpty());
  }

  @Override
  public boolean payload(FieldInfo field) {
    return SpecFields.all().byName(field.name()).filter(SpecField::payload).isPresent();
  }

  @Override
  public Optional<String> whyNot(String name) {
    return NotGiven.reason(name);
  }
}
