package org.icascope.reassembly;

import java.util.Optional;
import org.icascope.model.Direction;

/** The streams of one flow, each there from its first payload on. */
final class FlowStreams {

  private Optional<DirectionStream> client = Optional.empty();
  private Optional<DirectionStream> server = Optional.empty();

  Optional<DirectionStream> of(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  DirectionStream put(Direction direction, DirectionStream stream) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      client = Optional.of(stream);
    } else {
      server = Optional.of(stream);
    }
    return stream;
  }

  long pendingCost() {
    return pendingCost(client) + pendingCost(server);
  }

  // asked for every segment, so nothing is boxed
  private static long pendingCost(Optional<DirectionStream> stream) {
    return stream.isPresent() ? stream.get().pendingCost() : 0;
  }

  /** Lets both directions give up holes that were acknowledged that long ago. */
  void expire(long nowNanos, long patienceNanos) {
    if (client.isPresent()) {
      client.get().expire(nowNanos - patienceNanos);
    }
    if (server.isPresent()) {
      server.get().expire(nowNanos - patienceNanos);
    }
  }

  void flush() {
    client.ifPresent(DirectionStream::flush);
    server.ifPresent(DirectionStream::flush);
  }
}
