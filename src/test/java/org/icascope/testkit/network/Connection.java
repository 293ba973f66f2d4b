package org.icascope.testkit.network;

import java.util.List;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/** A connection that carries bytes both ways, both ends simulated, everything recorded. */
public interface Connection {

  Transport transport();

  HostPort client();

  HostPort server();

  /** Opens it; returns once it is open. */
  Connection connect();

  /** Writes bytes; the action runs when the other end has received all of them. */
  Transmission send(Direction direction, byte[] bytes, Runnable whenDelivered);

  /** Waits until everything written in a direction was received. */
  void awaitDelivery(Direction direction);

  /** Decides about the next packets with payload of a direction, in this order. */
  void nextFates(Direction direction, Fate... fates);

  /** From now on this becomes of everything sent in a direction. */
  void standingFate(Direction direction, Fate fate);

  /** Closes it in order, begun by the sender of a direction. */
  void close(Direction first);

  /** One side drops the connection and says so. */
  void reset(Direction direction);

  /** One side vanishes without a word. */
  void abandon(Direction direction);

  /** Times of the last frames, as ground truth for gaps. */
  TcpProgress progress();

  /** All recorded frames of the connection, in the order sent. */
  List<CapturedFrame> recorded();

  /** The frame that first showed the first payload byte of a direction. */
  Optional<CapturedFrame> firstPayload(Direction direction);

  int frames(Direction direction);

  long payloadBytes(Direction direction);

  /** Recorded packets with payload that had been recorded before. */
  int repeats(Direction direction);
}
