package org.icascope.view.export;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.view.frame.Unit;

/** Where the layers of one flow lie. */
final class FlowLayers {

  /** Header of an EDT packet; its last four bytes are the socket. */
  private static final int EDT_HEADER_BYTES = 16;

  private final Map<Integer, LaneMap> maps = new HashMap<>();
  private final Map<Integer, Integer> masks = new HashMap<>();
  private final HttpLane asking = new HttpLane('G');
  private final HttpLane answering = new HttpLane('H');
  private final Map<Direction, Integer> sockets = new EnumMap<>(Direction.class);
  private boolean askedForUpgrade;
  private int deepest;
  private boolean sealed;

  /** The layer that CGP or ICA lies in. */
  int deepest() {
    return deepest;
  }

  void reach(int depth) {
    deepest = Math.max(deepest, depth);
  }

  /** A layer is encrypted. */
  void seal() {
    sealed = true;
  }

  boolean isSealed() {
    return sealed;
  }

  LaneMap map(int depth, Direction direction) {
    return maps.computeIfAbsent(lane(depth, direction), k -> new LaneMap());
  }

  int mask(int depth, Direction direction) {
    return masks.getOrDefault(lane(depth, direction), 0);
  }

  void mask(int depth, Direction direction, int mask) {
    masks.put(lane(depth, direction), mask);
  }

  private static int lane(int depth, Direction direction) {
    return 2 * Math.min(depth, Unit.ICA_DEPTH) + direction.ordinal();
  }

  /**
   * An EDT packet goes to the socket that the others of its direction go to, or asks for one
   * (specs/edt.ksy): any other datagram is no header, though it may look like one.
   */
  boolean isOfConnection(Unit edt) {
    if (edt.bytes().length < EDT_HEADER_BYTES) {
      return false;
    }
    int socket = ByteBuffer.wrap(edt.bytes()).getInt(EDT_HEADER_BYTES - Integer.BYTES);
    boolean handshake = edt.bytes()[0] == (byte) 0x80 && edt.bytes()[1] == 0;
    if (socket == 0) {
      return handshake;
    }
    return sockets.computeIfAbsent(edt.direction(), k -> socket) == socket;
  }

  /** What may be shown of the head of an HTTP message that is complete with these bytes. */
  byte[] head(Direction direction, Chunk chunk) {
    boolean client = direction == Direction.CLIENT_TO_SERVER;
    byte[] head = (client ? asking : answering).take(chunk).orElse(new byte[0]);
    if (head.length == 0) {
      return head;
    }
    askedForUpgrade |= client && HttpHeads.asksForUpgrade(head);
    return askedForUpgrade ? HttpHeads.safe(head) : new byte[0];
  }
}
