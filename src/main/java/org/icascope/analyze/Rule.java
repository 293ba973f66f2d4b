package org.icascope.analyze;

import java.util.function.Consumer;

/** Answers one question about what the earlier stages found. Implementations hold no state. */
public interface Rule {

  /** The stable name of its findings, which no other rule has. */
  String id();

  /** Gives every finding to {@code out}, in any order. */
  void examine(Facts facts, Consumer<Finding> out);
}
