package org.icascope.dissect;

import io.kaitai.struct.KaitaiStruct;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.model.ByteRange;

/** Walks a generated object, partly read or not, and makes a {@link Field} of each attribute. */
final class FieldTreeBuilder {

  /** Layouts are not recursive, so this many fields never come of one PDU (chosen). */
  private static final int MAX_FIELDS = 100_000;

  private static final String SECRET_PREFIX = "secret";

  private int fields;
  private Optional<String> problem = Optional.empty();

  /** What failed first among the parts that are read on demand. */
  Optional<String> problem() {
    return problem;
  }

  Field root(String name, KaitaiStruct struct, boolean complete, int lengthBytes) {
    var bytes = Optional.of(ByteRange.ofLength(0, lengthBytes));
    String layout = GeneratedClass.nameOf(struct);
    List<Field> children = childrenOf(struct, 0);
    return new Field(
        name, layout, Optional.of(layout), Optional.empty(), bytes, false, complete, children);
  }

  /**
   * @param base offset in the PDU of the first byte of the struct's own stream
   */
  private List<Field> childrenOf(KaitaiStruct struct, long base) {
    List<Field> children = new ArrayList<>();
    for (Method getter : GeneratedClass.getters(struct)) {
      addAttribute(struct, getter, base, children);
    }
    return children;
  }

  private void addAttribute(KaitaiStruct struct, Method getter, long base, List<Field> target) {
    Object[] value = new Object[1];
    Optional<String> failure = get(struct, getter, value);
    if (failure.isPresent()) {
      problem = problem.or(() -> failure);
      get(struct, getter, value); // the second call of an instance shows what the first one read
    }
    String key = getter.getName();
    Object start = GeneratedClass.positions(struct, "_attrStart").get(key);
    if (value[0] instanceof List<?> items) {
      addItems(struct, key, items, base, target);
    } else if (start instanceof Integer from) {
      Object end = GeneratedClass.positions(struct, "_attrEnd").get(key);
      addTo(target, field(struct, key, value[0], extent(struct, base, from, end), base));
    } else if (isPlain(value[0]) && !GeneratedClass.isSequenceField(getter)) {
      addTo(target, plain(struct, key, value[0], Optional.empty(), true));
    }
  }

  private void addItems(
      KaitaiStruct struct, String key, List<?> items, long base, List<Field> target) {
    List<?> starts = GeneratedClass.itemPositions(struct, "_arrStart", key);
    List<?> ends = GeneratedClass.itemPositions(struct, "_arrEnd", key);
    for (int i = 0; i < items.size() && i < starts.size(); i++) {
      Object end = i < ends.size() ? ends.get(i) : null;
      Extent extent = extent(struct, base, (Integer) starts.get(i), end);
      addTo(target, field(struct, key, items.get(i), extent, base));
    }
  }

  private record Extent(int start, ByteRange bytes, boolean complete) {}

  /** Where an attribute lies; one that was not read to its end takes the rest of its stream. */
  private static Extent extent(KaitaiStruct struct, long base, int from, Object end) {
    long to = end instanceof Integer known ? known : struct._io().size();
    return new Extent(
        from, new ByteRange(base + from, base + Math.max(from, to)), end instanceof Integer);
  }

  private Field field(KaitaiStruct parent, String key, Object value, Extent extent, long base) {
    boolean complete = extent.complete();
    if (!(value instanceof KaitaiStruct child)) {
      return plain(parent, key, value, Optional.of(extent.bytes()), complete);
    }
    long childBase = child._io() == parent._io() ? base : base + extent.start();
    List<Field> children = childrenOf(child, childBase);
    var own = children.stream().filter(c -> c.name().equals("value")).findFirst();
    return new Field(
        snakeCase(key),
        GeneratedClass.nameOf(parent) + "." + key,
        Optional.of(GeneratedClass.nameOf(child)),
        own.flatMap(Field::value),
        Optional.of(extent.bytes()),
        key.startsWith(SECRET_PREFIX),
        complete,
        children);
  }

  private static Field plain(
      KaitaiStruct parent, String key, Object value, Optional<ByteRange> bytes, boolean complete) {
    boolean secret = key.startsWith(SECRET_PREFIX);
    boolean hidden = secret || !complete || !isPlain(value); // 0 stands for a number not read
    Optional<Object> shown = hidden ? Optional.empty() : Optional.of(value);
    return new Field(
        snakeCase(key),
        GeneratedClass.nameOf(parent) + "." + key,
        Optional.empty(),
        shown,
        bytes,
        secret,
        complete,
        List.of());
  }

  private void addTo(List<Field> target, Field field) {
    if (++fields <= MAX_FIELDS) {
      target.add(field);
    }
  }

  private static Optional<String> get(KaitaiStruct struct, Method getter, Object[] value) {
    return WireReader.failureOf(() -> value[0] = GeneratedClass.invoke(struct, getter));
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number || value instanceof String || value instanceof Boolean;
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
