package org.icascope.dissect;

import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.model.ByteRange;

/**
 * The fields of one PDU with the bytes they came from, for any layout in {@code specs/}.
 *
 * @param root the PDU itself; what was read before a contradiction is kept
 * @param problem why the bytes contradict the layout, one sentence
 */
public record FieldTree(Field root, Optional<String> problem) {

  /**
   * One field, or a group of them.
   *
   * @param name as in the layout, {@code snake_case}
   * @param key generated class and getter that it came from, {@code CgpBind.numCapabilities}; of
   *     the root the class alone
   * @param layout generated class of what it holds, {@code CgpCapability$Content}; absent where it
   *     is no group
   * @param value a number, a text or a truth value; absent for groups, raw bytes and secrets
   * @param bytes offsets within the PDU; absent for values computed from others
   * @param secret its bytes must not be shown either
   * @param complete false when the bytes ended or contradicted the layout inside
   */
  public record Field(
      String name,
      String key,
      Optional<String> layout,
      Optional<Object> value,
      Optional<ByteRange> bytes,
      boolean secret,
      boolean complete,
      List<Field> children) {

    public Field {
      children = List.copyOf(children);
    }

    /** First child of that name. */
    public Optional<Field> child(String wanted) {
      return children.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }
  }

  /**
   * The same of a PDU of which the end was not captured: fields behind the cut are left out, and
   * contradictions, which the missing bytes may have made.
   *
   * @param known bytes from the start that were captured
   */
  public FieldTree upTo(long known) {
    return new FieldTree(upTo(root, known, true).orElse(root), Optional.empty());
  }

  private static Optional<Field> upTo(Field field, long known, boolean around) {
    boolean whole = field.bytes.map(range -> range.end() <= known).orElse(around);
    boolean begun = field.bytes.map(range -> range.start() < known).orElse(around);
    if (!whole && (!begun || field.value.isPresent())) {
      return Optional.empty();
    }
    List<Field> children =
        field.children.stream().flatMap(child -> upTo(child, known, whole).stream()).toList();
    return Optional.of(
        new Field(
            field.name,
            field.key,
            field.layout,
            field.value,
            field.bytes,
            field.secret,
            field.complete && whole,
            children));
  }

  /**
   * Reads a PDU and lists its fields. Where its bytes contradict a layout with secrets, what was
   * read there is secret as a whole.
   *
   * @param name name of the root
   * @param pdu exactly one PDU; its position stays
   * @param layout constructor of the generated class
   */
  public static FieldTree read(
      String name, ByteBuffer pdu, Function<KaitaiStream, ? extends KaitaiStruct> layout) {
    KaitaiStruct struct = layout.apply(WireReader.streamOf(pdu));
    Optional<String> problem = WireReader.failureOf(() -> GeneratedClass.read(struct));
    FieldTreeBuilder builder = new FieldTreeBuilder();
    Field root = builder.root(name, struct, problem.isEmpty(), pdu.remaining());
    return new FieldTree(DoubtfulParts.hidden(root), problem.or(builder::problem));
  }
}
