package org.icascope.view.export;

import java.util.HashMap;
import java.util.Map;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.view.frame.Unit;

/** Where the layers of one flow lie. */
final class FlowLayers {

  private final Map<Integer, LaneMap> maps = new HashMap<>();
  private final Map<Integer, Integer> masks = new HashMap<>();
  private final LayerBudget budget;
  private final HttpLane asking;
  private final HttpLane answering;
  private final EdtSockets edt = new EdtSockets();
  private boolean upgrade;
  private int deepest;
  private boolean sealed;

  FlowLayers(LayerBudget.Shared shared) {
    budget = new LayerBudget(shared);
    asking = new HttpLane('G', budget);
    answering = new HttpLane('H', budget);
  }

  /** Nothing is asked of it any more. */
  void close() {
    budget.close();
  }

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
    return maps.computeIfAbsent(lane(depth, direction), k -> new LaneMap(budget));
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

  boolean isOfConnection(Unit packet) {
    return edt.isOfConnection(packet);
  }

  /** What may be shown of the head of an HTTP message that is complete with these bytes. */
  byte[] head(Direction direction, Chunk chunk) {
    byte[] head = http(direction).take(chunk).orElse(new byte[0]);
    if (head.length == 0) {
      return head;
    }
    upgrade |= direction == Direction.CLIENT_TO_SERVER && HttpHeads.asksForUpgrade(head);
    return upgrade ? HttpHeads.safe(head) : new byte[0];
  }

  /** Bytes of a direction are missing: the head of an HTTP message may be cut. */
  void missing(Direction direction) {
    http(direction).missing();
  }

  /** Frames of a WebSocket were found: the heads before them were an upgrade. */
  void upgraded() {
    upgrade = true;
  }

  /** What may be shown of the head of an HTTP message that is cut, once; nothing until it may. */
  byte[] cutHead(Direction direction) {
    return upgrade
        ? http(direction).takeCut().map(HttpHeads::safeStart).orElse(new byte[0])
        : new byte[0];
  }

  private HttpLane http(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? asking : answering;
  }
}
