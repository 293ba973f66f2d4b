package org.icascope.testkit.network;

import org.icascope.model.Direction;

/** Puts what an application writes into the form of another protocol. */
@FunctionalInterface
public interface Wrapping {

  /**
   * What goes out for a write.
   *
   * @param contentAt where the content stands in it, as many bytes as were written
   */
  record Wrapped(byte[] bytes, int contentAt) {}

  Wrapped wrap(Direction direction, byte[] content);

  /** This one inside another one. */
  default Wrapping inside(Wrapping outer) {
    return (direction, content) -> {
      Wrapped inner = wrap(direction, content);
      Wrapped all = outer.wrap(direction, inner.bytes());
      return new Wrapped(all.bytes(), all.contentAt() + inner.contentAt());
    };
  }
}
