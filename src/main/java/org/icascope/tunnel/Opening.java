package org.icascope.tunnel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.icascope.flow.Flow;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/**
 * The beginning of a layer: holds what comes until it is known whether it is a tunnel, then hands
 * everything to whoever reads it, and is only a passage from then on.
 */
final class Opening implements Layer {

  /** Bytes held for a decision, at most. Chosen: far more than the header of an HTTP request. */
  static final int MOST_HELD_BYTES = 1 << 16;

  static final int MOST_HELD_DATAGRAMS = 64;

  /** Tunnels in tunnels. Chosen: the deepest sensible stack has five. */
  static final int MOST_LAYERS = 8;

  /** What is the same for every layer of every flow. */
  record Setting(
      List<StreamTunnel> streams,
      List<DatagramTunnel> datagrams,
      TunnelSink sink,
      DiagnosticSink diagnostics,
      UnitTap tap) {}

  /** A kind that may still turn out to be it. */
  private record Candidate(DatagramTunnel.Detector detector, Function<TunnelContext, Layer> open) {}

  private final Setting setting;
  private final Flow flow;
  private final int depth;
  private final HeldBytes account;
  private Held held = new Held();
  private long charged;
  private List<Candidate> datagramKinds;

  /** Where everything goes once that is decided; {@code null} before, and held only then. */
  private Layer passage;

  Opening(Setting setting, Flow flow, int depth, HeldBytes account) {
    this.setting = setting;
    this.flow = flow;
    this.depth = depth;
    this.account = account;
    if (depth == MOST_LAYERS) {
      passage = new Innermost(flow, setting.sink);
    }
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    setting.tap.onBytes(flow, depth, direction, chunk);
    if (passage != null) {
      passage.onChunk(direction, chunk);
      return;
    }
    held.add(direction, chunk);
    boolean open = false;
    for (StreamTunnel kind : setting.streams) {
      Look look =
          kind.look(flow, direction, held.stream(direction), held.stream(direction.opposite()));
      if (look == Look.YES) {
        become(kind.open(context()));
        return;
      }
      open |= look == Look.MORE;
    }
    if (!open || held.bytes() > MOST_HELD_BYTES || !charge(chunk)) {
      settle();
    }
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    setting.tap.onBytes(flow, depth, direction, chunk);
    if (passage != null) {
      passage.onDatagram(direction, chunk);
      return;
    }
    held.addDatagram(direction, chunk);
    if (datagramKinds == null) {
      datagramKinds = new ArrayList<>();
      setting.datagrams.forEach(
          kind -> datagramKinds.add(new Candidate(kind.detector(flow), kind::open)));
    }
    for (Iterator<Candidate> kinds = datagramKinds.iterator(); kinds.hasNext(); ) {
      Candidate kind = kinds.next();
      Look look = kind.detector.look(direction, chunk);
      if (look == Look.YES) {
        become(kind.open.apply(context()));
        return;
      }
      if (look == Look.NO) {
        kinds.remove();
      }
    }
    if (datagramKinds.isEmpty()
        || held.bytes() > MOST_HELD_BYTES
        || held.datagrams() == MOST_HELD_DATAGRAMS
        || !charge(chunk)) {
      settle();
    }
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    setting.tap.onMissing(flow, depth, direction, streamOffset, length);
    if (passage == null) {
      openCut(direction);
    }
    settle();
    passage.onGap(direction, streamOffset, length, where);
  }

  private void openCut(Direction direction) {
    ChunkStore start = held.stream(direction);
    for (StreamTunnel kind : setting.streams) {
      if (kind.isCut(flow, direction, start)) {
        become(kind.open(context()));
        return;
      }
    }
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    settle();
    passage.onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    settle();
    passage.onClosed();
  }

  private TunnelContext context() {
    return new TunnelContext(
        flow,
        setting.sink,
        setting.diagnostics,
        new Opening(setting, flow, depth + 1, account),
        account,
        depth,
        setting.tap);
  }

  /** May the chunk be held until others follow? */
  private boolean charge(Chunk chunk) {
    long cost = chunk.length() + HeldBytes.CHUNK_BYTES;
    if (account.take(cost)) {
      charged += cost;
      return true;
    }
    setting.diagnostics.report(
        Diagnostic.of(
            Severity.WARNING,
            "tunnel.limit",
            "too much waits in other flows: what this one is wrapped in is not looked for",
            chunk.mark(),
            flow.serial()));
    return false;
  }

  /** What all layers of the flow keep; to be given up with this layer. */
  HeldBytes account() {
    return account;
  }

  /** It is no tunnel that we know, or nobody will ever know. */
  private void settle() {
    if (passage == null) {
      become(new Innermost(flow, setting.sink));
    }
  }

  private void become(Layer reader) {
    passage = reader;
    Held waiting = held;
    held = null;
    datagramKinds = null;
    account.giveBack(charged);
    waiting.release(reader);
  }
}
