package org.icascope.view.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.view.field.FieldValue;

/**
 * One line of a protocol tree.
 *
 * @param title as Wireshark would write it: {@code Command: BIND_REQUEST (0x01)}
 * @param field name of the field, where the line shows one
 * @param value what the field has here; of secrets and payload only how long it is
 * @param place its bytes; absent for what was concluded
 * @param remark the line says something about the bytes that is not in them
 */
public record TreeNode(
    String title,
    Optional<String> field,
    Optional<FieldValue> value,
    Optional<Place> place,
    boolean remark,
    List<TreeNode> children) {

  public TreeNode {
    children = List.copyOf(children);
  }

  /** This node and all below it, from top to bottom. */
  public void forEach(Consumer<TreeNode> sink) {
    sink.accept(this);
    children.forEach(child -> child.forEach(sink));
  }
}
