package org.icascope.view.export;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.session.MessageTap;
import org.icascope.tunnel.UnitTap;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/**
 * Looks on while the stages take the traffic apart, and notes which bytes of it may be shown.
 * Everything that it does not come to know stays unknown, and so will be blanked.
 */
public final class SafeLearner implements FrameSink, UnitTap, MessageTap {

  /** Flows at a time. Chosen; what lies in tunnels of the longest silent one is blanked then. */
  private static final int MOST_FLOWS = 20_000;

  private final SafeBytes safe = new SafeBytes();
  private final UnitSafety units = new UnitSafety();
  private final OuterBytes outer = new OuterBytes();
  private final SentAgain sentAgain;
  private final transient LayerBudget.Shared shared = new LayerBudget.Shared();
  private final Map<Integer, FlowLayers> flows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, FlowLayers> eldest) {
          boolean over = size() > MOST_FLOWS || size() > 1 && shared.isOver();
          if (over) {
            eldest.getValue().close();
          }
          return over;
        }
      };

  /** What came last of each layer of the flow at hand: inner layers mostly lie in it. */
  private final Map<Integer, Chunk> latest = new HashMap<>();

  private int latestFlow = -1;
  private Direction latestDirection = Direction.CLIENT_TO_SERVER;

  /**
   * @param sentAgain messages of which two copies are expected
   */
  public SafeLearner(SentAgain sentAgain) {
    this.sentAgain = sentAgain;
  }

  /** All frames were given: what was learned. */
  public SafeBytes finish() {
    sentAgain.settle(safe);
    return safe;
  }

  /** Some headers are blanked too, because there are too many of them. */
  public boolean isLimitReached() {
    return safe.isFull() || sentAgain.isFull();
  }

  private FlowLayers layers(Flow flow) {
    return flows.computeIfAbsent(flow.serial(), k -> new FlowLayers(shared));
  }

  @Override
  public void onBytes(Flow flow, int depth, Direction direction, Chunk chunk) {
    FlowLayers layers = layers(flow);
    layers.reach(depth);
    if (depth == 0) {
      outer.add(flow, direction, chunk);
      byte[] head = layers.head(direction, chunk);
      safe.add(flow.serial(), direction, 0, head, 0, head.length);
    } else {
      locate(flow, depth, direction, chunk.streamOffset(), chunk);
    }
    if (latestFlow != flow.serial() || latestDirection != direction) {
      latest.clear();
      latestFlow = flow.serial();
      latestDirection = direction;
    }
    chunk.slice(latest.computeIfAbsent(depth, k -> new Chunk()), 0, chunk.length());
  }

  @Override
  public void onUnit(
      Flow flow, int depth, Direction direction, String layout, long start, long end) {
    if (layout.equals("tls") || layout.equals("dtls")) {
      layers(flow).seal();
    } else if (layout.equals("websocket")) {
      layers(flow).upgraded();
      learnCutHeads(flow);
    }
  }

  @Override
  public void onMissing(Flow flow, int depth, Direction direction, long streamOffset, long length) {
    if (depth == 0) {
      layers(flow).missing(direction);
      learnCutHeads(flow);
    }
  }

  private void learnCutHeads(Flow flow) {
    for (Direction direction : Direction.values()) {
      byte[] head = layers(flow).cutHead(direction);
      safe.add(flow.serial(), direction, 0, head, 0, head.length);
    }
  }

  @Override
  public void onIcaBytes(Flow flow, Direction direction, long position, Chunk chunk) {
    locate(flow, Unit.ICA_DEPTH, direction, position, chunk);
  }

  /**
   * Finds out where bytes of a layer lie: in what came last of a layer around it, or in what the
   * frame brought.
   *
   * @param start offset of the first of them in the layer
   */
  private void locate(Flow flow, int depth, Direction direction, long start, Chunk chunk) {
    FlowLayers layers = layers(flow);
    LaneMap map = layers.map(depth, direction);
    if (latestFlow == flow.serial() && latestDirection == direction) {
      for (int around = Math.min(depth - 1, layers.deepest()); around >= 0; around--) {
        Chunk whole = latest.get(around);
        if (whole != null && lies(chunk, whole)) {
          long from = whole.streamOffset() + chunk.start() - whole.start();
          if (around == 0) {
            map.add(new LaneMap.Part(start, chunk.length(), from, 0));
          } else {
            layers.map(around, direction).of(from, from + chunk.length(), start).forEach(map::add);
          }
          return;
        }
      }
    }
    if (layers.isSealed()) {
      return; // what was decrypted is nowhere in the frame
    }
    int last = layers.mask(depth, direction);
    layers.mask(depth, direction, outer.find(flow, direction, chunk, start, map, last));
  }

  private static boolean lies(Chunk chunk, Chunk whole) {
    int into = chunk.start() - whole.start();
    return chunk.bytes() == whole.bytes() && into >= 0 && into + chunk.length() <= whole.length();
  }

  @Override
  public boolean onFrame(ViewedFrame frame) {
    frame.units().forEach(this::learn);
    return true;
  }

  private void learn(Unit unit) {
    if (unit.layout().equals("edt") && !layers(unit.flow()).isOfConnection(unit)) {
      return;
    }
    List<SafePart> parts = units.of(unit);
    LaneMap map = layers(unit.flow()).map(unit.depth(), unit.direction());
    map.forget(unit.streamOffset()); // units of a layer come in their order
    if (unit.number() > 0 && unit.layout().equals("cgp_message")) {
      sentAgain.add(unit, map);
    }
    for (SafePart part : parts) {
      long from = unit.streamOffset() + part.offset();
      if (unit.depth() == 0) {
        int length = part.bytes().length;
        safe.add(unit.flow().serial(), unit.direction(), from, part.bytes(), 0, length);
      } else {
        for (LaneMap.Part place : map.of(from, from + part.bytes().length, 0)) {
          place(unit, part, place);
        }
      }
    }
  }

  private void place(Unit unit, SafePart part, LaneMap.Part place) {
    byte[] wire = new byte[place.length()];
    for (int i = 0; i < wire.length; i++) {
      wire[i] = (byte) (part.bytes()[(int) place.start() + i] ^ place.maskAt(i));
    }
    safe.add(unit.flow().serial(), unit.direction(), place.outer(), wire, 0, wire.length);
  }
}
