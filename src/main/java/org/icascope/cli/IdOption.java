package org.icascope.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sessions or flows by the ids that {@code analyze} gave them: {@code s1}, {@code f3}; or 3, as -T
 * fields has it.
 */
final class IdOption {

  private final String name;
  private final String what;
  private final Given<List<String>> ids;

  private IdOption(Options options, String what, String description) {
    this.name = "--" + what;
    this.what = what;
    this.ids = options.list(name, "ID", description);
  }

  static IdOption ofSessions(Options options, String description) {
    return new IdOption(options, "session", description);
  }

  static IdOption ofFlows(Options options, String description) {
    return new IdOption(options, "flow", description);
  }

  /** As the user writes it. */
  String name() {
    return name;
  }

  boolean isGiven() {
    return ids.isPresent();
  }

  /**
   * Their indices, from 0.
   *
   * @throws WrongOption when one is no id
   */
  Set<Integer> indices() {
    String letter = what.substring(0, 1);
    Set<Integer> indices = new TreeSet<>();
    for (String id : ids.or(List.of())) {
      if (!id.matches(letter + "?[1-9]\\d{0,8}")) {
        throw new WrongOption(
            name, "not a " + what + " id (" + letter + "1, " + letter + "2, ...): " + id);
      }
      indices.add(Integer.parseInt(id.replace(letter, "")) - 1);
    }
    return indices;
  }

  /**
   * The same, once it is known how many there are.
   *
   * @throws WrongOption when one does not exist
   */
  Set<Integer> indicesOf(int count) {
    Set<Integer> indices = indices();
    for (int index : indices) {
      if (index >= count) {
        throw new WrongOption(name, "there is no " + id(index) + ": " + those(count));
      }
    }
    return indices;
  }

  private String id(int index) {
    return what.substring(0, 1) + (index + 1);
  }

  private String those(int count) {
    return switch (count) {
      case 0 -> "no " + what + " was found";
      case 1 -> "the only " + what + " is " + id(0);
      default -> "the " + what + "s are " + id(0) + " to " + id(count - 1);
    };
  }
}
