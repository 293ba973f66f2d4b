package org.icascope.testkit.network;

import org.icascope.model.Direction;

/** Puts what an application writes into a frame of another protocol. */
public interface Wrapping {

  /** A header, if any, and then as many bytes as the content has. */
  byte[] wrap(Direction direction, byte[] content);
}
