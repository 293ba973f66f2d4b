package org.icascope.dissect;

import java.util.List;
import java.util.Optional;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.model.ByteRange;

/**
 * Hides what was read where the bytes contradict a layout that has a secret in it. After one wrong
 * length a secret lies where numbers are expected, and would be shown as such.
 */
final class DoubtfulParts {

  /** The capabilities of a bind: one of them has the reconnect ticket. */
  private static final String BIND = "CgpBind";

  private static final String CAPABILITIES = "capabilities";

  private static final String CONTENT = "content";
  private static final String BODY = "body";

  /** Each has its own bounds, so that bytes left over in them tell of a wrong length. */
  private static final String BOUNDED = "CgpCapability";

  private DoubtfulParts() {}

  /** The same tree with those parts as secrets. */
  static Field hidden(Field root) {
    return looked(root, end(root));
  }

  /**
   * @param limit where the bytes end that the field is in
   */
  private static Field looked(Field field, long limit) {
    String layout = field.layout().orElse("");
    boolean bind = layout.equals(BIND);
    boolean doubtful =
        (bind || holdsSecret(field))
            && !(isComplete(field)
                && (lastEnd(field) == limit || !bind && !layout.startsWith(BOUNDED)));
    List<Field> children =
        field.children().stream()
            .map(
                child ->
                    doubtful && !(bind && isCertain(child))
                        ? secret(child)
                        : looked(child, end(field)))
            .toList();
    return new Field(
        field.name(),
        field.key(),
        field.layout(),
        field.value(),
        field.bytes(),
        field.secret(),
        field.complete(),
        children);
  }

  /** What stands before the capabilities; or one that is known, and took all of its bytes. */
  private static boolean isCertain(Field ofBind) {
    return !ofBind.name().equals(CAPABILITIES)
        || isComplete(ofBind)
            && lastEnd(ofBind) == end(ofBind)
            && ofBind.child(CONTENT).flatMap(content -> content.child(BODY)).isPresent();
  }

  private static boolean holdsSecret(Field field) {
    return field.children().stream().anyMatch(Field::secret);
  }

  private static boolean isComplete(Field field) {
    return field.complete() && field.children().stream().allMatch(DoubtfulParts::isComplete);
  }

  private static long end(Field field) {
    return field.bytes().map(ByteRange::end).orElse(0L);
  }

  /** Behind the last byte that anything in a field took. */
  private static long lastEnd(Field field) {
    return field.children().isEmpty()
        ? end(field)
        : field.children().stream().mapToLong(DoubtfulParts::lastEnd).max().orElse(0);
  }

  private static Field secret(Field field) {
    return new Field(
        field.name(),
        field.key(),
        field.layout(),
        Optional.empty(),
        field.bytes(),
        true,
        field.complete(),
        field.children().stream().map(DoubtfulParts::secret).toList());
  }
}
