package org.icascope.view.frame;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.session.MessageTap;
import org.icascope.tunnel.UnitTap;

/** Keeps the bytes of every layer until a unit is complete, and tells the units. */
final class UnitCollector implements UnitTap, MessageTap {

  /** The layers of one flow, of both directions. */
  private static final class Layers {
    private final LayerMemory memory;

    /** Two for each depth, those of ICA in front. */
    private LayerBytes[] byNumber = new LayerBytes[4];

    private int deepest;

    Layers(LayerMemory memory) {
      this.memory = memory;
    }

    LayerBytes of(int depth, Direction direction) {
      int number = (depth == Unit.ICA_DEPTH ? 0 : 2 * depth + 2) + direction.ordinal();
      if (number >= byNumber.length) {
        byNumber = Arrays.copyOf(byNumber, 2 * number);
      }
      if (byNumber[number] == null) {
        byNumber[number] = new LayerBytes(memory);
      }
      return byNumber[number];
    }

    void forget() {
      for (LayerBytes bytes : byNumber) {
        if (bytes != null) {
          bytes.forget();
        }
      }
    }
  }

  private final Map<Flow, Layers> flows = new HashMap<>();
  private final LayerMemory memory = new LayerMemory(LayerMemory.MOST_BYTES);
  private final Consumer<Chunk> delivered;
  private final Consumer<Unit> sink;
  private final CurrentSegment segment;
  private final boolean contents;
  private Flow lastFlow;
  private Layers lastLayers;

  /**
   * @param contents somebody wants more of units of mere data than their headers
   * @param segment what is being read at the moment
   * @param delivered is told of all bytes of TCP and UDP that go on
   * @param sink takes the units
   */
  UnitCollector(
      boolean contents, CurrentSegment segment, Consumer<Chunk> delivered, Consumer<Unit> sink) {
    this.contents = contents;
    this.segment = segment;
    this.delivered = delivered;
    this.sink = sink;
  }

  private Layers layers(Flow flow) {
    if (flow != lastFlow) {
      lastLayers = flows.get(flow);
      if (lastLayers == null) {
        lastLayers = new Layers(memory);
        flows.put(flow, lastLayers);
      }
      lastFlow = flow;
    }
    return lastLayers;
  }

  /** Offset up to which everything went on that one direction of a flow has, or was given up. */
  long reached(Flow flow, Direction direction) {
    return layers(flow).of(0, direction).end();
  }

  /** Nothing of the flow follows. */
  void forget(Flow flow) {
    Layers layers = flows.remove(flow);
    if (layers != null) {
      layers.forget();
      lastFlow = null;
    }
  }

  @Override
  public void onBytes(Flow flow, int depth, Direction direction, Chunk chunk) {
    Layers layers = layers(flow);
    layers.deepest = Math.max(layers.deepest, depth);
    int index = depth == 0 ? segment.indexOf(chunk) : -1;
    layers.of(depth, direction).add(chunk.streamOffset(), chunk, index);
    if (depth == 0) {
      segment.delivered(chunk);
      delivered.accept(chunk);
    }
  }

  @Override
  public void onMissing(Flow flow, int depth, Direction direction, long streamOffset, long length) {
    layers(flow).of(depth, direction).reach(streamOffset + length);
  }

  @Override
  public void onUnit(
      Flow flow, int depth, Direction direction, String layout, long start, long end) {
    tell(flow, depth, direction, layout, start, end, false, "", 0);
  }

  @Override
  public void onIgnored(Flow flow) {
    forget(flow);
  }

  @Override
  public void onCgpData(Flow flow, Direction direction, CgpHeader header) {
    if (!contents) {
      Layers layers = layers(flow);
      long start = header.streamOffset() + header.lengthBytes();
      layers.of(layers.deepest, direction).headOnly(start + header.length());
    }
  }

  @Override
  public void onIcaFrame(Flow flow, Direction direction, long start, long end) {
    if (!contents) {
      layers(flow).of(Unit.ICA_DEPTH, direction).headOnly(end);
    }
  }

  @Override
  public void onCgp(Flow flow, Direction direction, CgpHeader header, boolean again, long number) {
    long start = header.streamOffset();
    long end = start + header.lengthBytes() + header.length();
    tell(flow, layers(flow).deepest, direction, "cgp_message", start, end, again, "", number);
  }

  @Override
  public void onCgpSignature(Flow flow, Direction direction, int lengthBytes) {
    tell(flow, layers(flow).deepest, direction, "cgp_signature", 0, lengthBytes, false, "", 0);
  }

  @Override
  public void onIcaBytes(Flow flow, Direction direction, long position, Chunk chunk) {
    layers(flow).of(Unit.ICA_DEPTH, direction).add(position, chunk, -1);
  }

  @Override
  public void onIcaUnit(
      Flow flow, Direction direction, String layout, String variant, long start, long end) {
    tell(flow, Unit.ICA_DEPTH, direction, layout, start, end, false, variant, 0);
  }

  private void tell(
      Flow flow,
      int depth,
      Direction direction,
      String layout,
      long start,
      long end,
      boolean again,
      String variant,
      long number) {
    LayerBytes layer = layers(flow).of(depth, direction);
    byte[] bytes = layer.bytes(start, end);
    sink.accept(
        new Unit(
            layout,
            flow,
            direction,
            depth,
            start,
            end - start,
            bytes,
            layer.pieces(start, end),
            layer.missing(start),
            again,
            variant,
            number,
            layer.unwanted(start, end, bytes.length)));
    layer.drop(end);
  }
}
