package org.icascope.view.filter;

/**
 * A regular expression that says whether it occurs in some characters, in time that grows with
 * their number times its own size and no faster: all ways to match are followed at once (Thompson,
 * "Regular expression search algorithm", 1968). A filter is used on bytes that strangers chose, and
 * on those an engine that tries one way after the other can take for ever.
 */
final class Regex {

  private final RegexProgram program;

  private Regex(RegexProgram program) {
    this.program = program;
  }

  /**
   * Compiles a pattern; letters match in both cases unless it says {@code (?-i)}.
   *
   * @param bytes the characters it is used on are bytes, so that only ASCII has cases
   * @throws RegexException when it is wrong, too large, or asks for what this engine has not
   */
  static Regex compile(String pattern, boolean bytes) throws RegexException {
    if (pattern.length() > RegexProgram.MAX_SIZE) {
      throw RegexProgram.tooLarge();
    }
    return new Regex(RegexProgram.of(RegexParser.parse(pattern, bytes)));
  }

  boolean occursIn(CharSequence text) {
    Threads current = new Threads(program.size());
    Threads next = new Threads(program.size());
    for (int i = 0; i <= text.length(); i++) {
      if (follow(current, 0, text, i)) {
        return true;
      }
      if (i == text.length()) {
        return false;
      }
      for (int t = 0; t < current.count; t++) {
        int at = current.dense[t];
        if (program.accepts(at, text.charAt(i)) && follow(next, at + 1, text, i + 1)) {
          return true;
        }
      }
      Threads swap = current;
      current = next;
      next = swap;
      next.count = 0;
    }
    return false;
  }

  /** Notes all instructions that can be reached without a character; true where that is the end. */
  private boolean follow(Threads threads, int start, CharSequence text, int position) {
    int top = 0;
    int[] stack = threads.stack;
    stack[top++] = start;
    while (top > 0) {
      int at = stack[--top];
      if (!threads.add(at)) {
        continue;
      }
      switch (program.kind(at)) {
        case MATCH -> {
          return true;
        }
        case JUMP -> stack[top++] = program.target(at);
        case SPLIT -> {
          stack[top++] = program.target(at);
          stack[top++] = at + 1;
        }
        case ASSERT -> {
          if (program.assertion(at).holds(text, position)) {
            stack[top++] = at + 1;
          }
        }
        case SET -> {}
      }
    }
    return false;
  }

  /** A set of instructions, each once. */
  private static final class Threads {
    final int[] dense;
    final int[] sparse;
    final int[] stack;
    int count;

    Threads(int size) {
      dense = new int[size];
      sparse = new int[size];
      // every instruction is entered once and leaves at most two on the stack
      stack = new int[2 * size + 2];
    }

    boolean add(int at) {
      int index = sparse[at];
      if (index < count && dense[index] == at) {
        return false;
      }
      sparse[at] = count;
      dense[count++] = at;
      return true;
    }
  }
}
