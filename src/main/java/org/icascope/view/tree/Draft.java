package org.icascope.view.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.view.field.FieldValue;

/** A node that is being put together. */
final class Draft {

  private String title;
  private Optional<String> field = Optional.empty();
  private Optional<FieldValue> value = Optional.empty();
  private Optional<Place> place = Optional.empty();
  private boolean remark;
  private final List<Draft> children = new ArrayList<>();

  Draft(String title) {
    this.title = title;
  }

  /** Adds a line below this one and returns it. */
  Draft child(String text) {
    Draft child = new Draft(text);
    children.add(child);
    return child;
  }

  /** Adds what was found out about this line, in brackets. */
  Draft remark(String text) {
    Draft child = child("[" + text + "]");
    child.remark = true;
    return child;
  }

  Draft title(String text) {
    title = text;
    return this;
  }

  String title() {
    return title;
  }

  Draft field(String name) {
    field = Optional.of(name);
    return this;
  }

  Draft number(String name, long number) {
    return value(name, new FieldValue.Whole(number));
  }

  Draft value(String name, FieldValue of) {
    value = Optional.of(of);
    return field(name);
  }

  /** Where its bytes are; nothing where there are none. */
  Draft at(int pane, int start, int length) {
    place = length > 0 && start >= 0 ? Optional.of(new Place(pane, start, length)) : place;
    return this;
  }

  TreeNode build() {
    return new TreeNode(
        title, field, value, place, remark, children.stream().map(Draft::build).toList());
  }
}
