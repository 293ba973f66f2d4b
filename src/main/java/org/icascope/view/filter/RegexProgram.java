package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.icascope.view.filter.RegexNode.Assertion;

/** The instructions of a regular expression, as {@link Regex} follows them. */
final class RegexProgram {

  /**
   * Chosen: a match costs at most this times the number of characters. Repetitions are written out,
   * so that {@code ((a{1000}){1000}){1000}} would be a thousand million.
   */
  static final int MAX_SIZE = 2000;

  enum Kind {
    SET,
    SPLIT,
    JUMP,
    ASSERT,
    MATCH
  }

  private record Instruction(Kind kind, int target, BitSet set, Assertion assertion) {}

  private static final BitSet NONE = new BitSet();

  private final List<Instruction> building = new ArrayList<>();
  private Instruction[] instructions = {};
  private int effort;

  private RegexProgram() {}

  static RegexProgram of(RegexNode node) throws RegexException {
    RegexProgram program = new RegexProgram();
    program.emit(node);
    program.add(Kind.MATCH, 0);
    program.instructions = program.building.toArray(Instruction[]::new);
    return program;
  }

  static RegexException tooLarge() {
    return new RegexException("the regular expression is too large", 0);
  }

  int size() {
    return instructions.length;
  }

  Kind kind(int at) {
    return instructions[at].kind;
  }

  int target(int at) {
    return instructions[at].target;
  }

  Assertion assertion(int at) {
    return instructions[at].assertion;
  }

  boolean accepts(int at, char c) {
    return instructions[at].kind == Kind.SET && instructions[at].set.get(c);
  }

  private void emit(RegexNode node) throws RegexException {
    // counts visits too: repetitions of nothing give no instructions
    if (++effort > 4 * MAX_SIZE || building.size() > MAX_SIZE) {
      throw tooLarge();
    }
    if (node instanceof RegexNode.OneOf one) {
      building.add(new Instruction(Kind.SET, 0, one.characters(), Assertion.START));
    } else if (node instanceof RegexNode.Position position) {
      building.add(new Instruction(Kind.ASSERT, 0, NONE, position.assertion()));
    } else if (node instanceof RegexNode.Sequence sequence) {
      for (RegexNode part : sequence.parts()) {
        emit(part);
      }
    } else if (node instanceof RegexNode.Choice choice) {
      choice(choice.parts());
    } else if (node instanceof RegexNode.Repeat repeat) {
      repeat(repeat);
    }
  }

  private void choice(List<RegexNode> parts) throws RegexException {
    List<Integer> jumps = new ArrayList<>();
    for (int i = 0; i < parts.size() - 1; i++) {
      int split = add(Kind.SPLIT, 0);
      emit(parts.get(i));
      jumps.add(add(Kind.JUMP, 0));
      aim(split);
    }
    emit(parts.get(parts.size() - 1));
    jumps.forEach(this::aim);
  }

  private void repeat(RegexNode.Repeat repeat) throws RegexException {
    for (int i = 0; i < repeat.least(); i++) {
      emit(repeat.part());
    }
    if (repeat.most() == RegexNode.UNLIMITED) {
      int split = add(Kind.SPLIT, 0);
      emit(repeat.part());
      add(Kind.JUMP, split);
      aim(split);
      return;
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repeat.least(); i < repeat.most(); i++) {
      splits.add(add(Kind.SPLIT, 0));
      emit(repeat.part());
    }
    splits.forEach(this::aim);
  }

  private int add(Kind kind, int target) {
    building.add(new Instruction(kind, target, NONE, Assertion.START));
    return building.size() - 1;
  }

  /** Lets an instruction lead to the one that comes next. */
  private void aim(int at) {
    Kind kind = building.get(at).kind();
    building.set(at, new Instruction(kind, building.size(), NONE, Assertion.START));
  }
}
