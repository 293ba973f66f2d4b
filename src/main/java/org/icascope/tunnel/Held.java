package org.icascope.tunnel;

import java.util.ArrayList;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/** What came before it was known where it goes. The caller bounds how much it adds. */
final class Held {

  private record Datagram(Direction direction, ChunkStore bytes) {}

  private final ChunkStore client = new ChunkStore();
  private final ChunkStore server = new ChunkStore();
  private final List<Datagram> datagrams = new ArrayList<>();
  private boolean serverFirst;
  private int datagramBytes;

  void add(Direction direction, Chunk chunk) {
    serverFirst |= client.length() == 0 && direction == Direction.SERVER_TO_CLIENT;
    stream(direction).add(chunk);
  }

  void addDatagram(Direction direction, Chunk chunk) {
    ChunkStore bytes = new ChunkStore();
    bytes.add(chunk);
    datagrams.add(new Datagram(direction, bytes));
    datagramBytes += chunk.length();
  }

  /** The beginning of a direction. */
  ChunkStore stream(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  int bytes() {
    return client.length() + server.length() + datagramBytes;
  }

  int datagrams() {
    return datagrams.size();
  }

  /** Gives everything on, the side that spoke first first. */
  void release(Layer reader) {
    Direction first = serverFirst ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER;
    stream(first).replay(0, chunk -> reader.onChunk(first, chunk));
    stream(first.opposite()).replay(0, chunk -> reader.onChunk(first.opposite(), chunk));
    for (Datagram datagram : datagrams) {
      datagram.bytes.replay(0, chunk -> reader.onDatagram(datagram.direction, chunk));
    }
  }
}
