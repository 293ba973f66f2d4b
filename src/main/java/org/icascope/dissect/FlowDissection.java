package org.icascope.dissect;

import java.util.HashMap;
import java.util.Map;
import org.icascope.dissect.cgp.CgpFramer;
import org.icascope.dissect.ica.IcaFrameSearch;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.flow.Signal;
import org.icascope.model.CitrixPort;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;

/**
 * Tells what each TCP flow carries and cuts CGP into messages.
 *
 * <p>The content of a flow decides, on any port. Ports only say where a stream that began before
 * the capture is worth a search for message boundaries.
 */
public final class FlowDissection implements TunnelSink {

  private static final class Streams {
    private final Stream client = new Stream();
    private final Stream server = new Stream();

    Stream of(Direction direction) {
      return direction == Direction.CLIENT_TO_SERVER ? client : server;
    }
  }

  private static final class Stream {
    private FirstBytes firstBytes = new FirstBytes();
    private StreamKind kind;
    private CgpFramer framer;
    private IcaFrameSearch icaSearch;

    /** Its first bytes were not captured; what it is depends on the other direction. */
    private boolean missed;

    boolean isCitrix() {
      return framer != null || kind == StreamKind.ICA;
    }

    void drop() {
      if (framer != null) {
        framer.drop();
      }
      if (icaSearch != null) {
        icaSearch.drop();
      }
    }
  }

  private final PortTable ports;
  private final MessageSink sink;
  private final SearchRoom.All searches;
  private final Map<Flow, Streams> byFlow = new HashMap<>();
  private final Chunk slice = new Chunk();
  private Flow lastFlow;
  private Streams lastStreams;

  public FlowDissection(PortTable ports, MessageSink sink, DiagnosticSink diagnostics) {
    this(ports, sink, diagnostics, SearchRoom.MOST_BYTES);
  }

  FlowDissection(PortTable ports, MessageSink sink, DiagnosticSink diagnostics, long mostSearched) {
    this.ports = ports;
    this.sink = sink;
    searches = new SearchRoom.All(mostSearched, diagnostics);
  }

  @Override
  public void onFlowOpened(Flow flow) {
    sink.onFlowOpened(flow);
  }

  @Override
  public void onTime(long timeNanos) {
    sink.onTime(timeNanos);
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    sink.onSignal(flow, direction, signal, mark);
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    sink.onDatagram(flow, direction, chunk);
  }

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    Streams streams = streams(flow);
    Stream stream = streams.of(direction);
    if (stream.framer != null) {
      stream.framer.onChunk(chunk);
      stopIfLost(flow, streams);
    } else if (stream.kind == StreamKind.ICA) {
      sink.onIcaChunk(flow, direction, chunk);
    } else if (stream.icaSearch != null) {
      searchIca(flow, direction, stream, chunk);
    } else if (stream.kind == null && stream.missed) {
      followOpposite(flow, direction, streams, chunk);
    } else if (stream.kind == null) {
      recognise(flow, direction, streams, chunk);
    }
  }

  @Override
  public void onGap(
      Flow flow, Direction direction, long streamOffset, long length, FrameMark where) {
    Streams streams = streams(flow);
    Stream stream = streams.of(direction);
    if (stream.framer != null) {
      stream.framer.onGap(length, where);
    } else if (stream.kind == StreamKind.ICA) {
      sink.onIcaGap(flow, direction, length, where);
    } else if (stream.icaSearch != null) {
      stream.icaSearch.onGap();
    } else if (stream.kind == null) {
      startMissed(flow, direction, streams, length, where);
    }
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    sink.onTunnel(flow, facts, where);
  }

  @Override
  public void onPayloadIgnored(Flow flow) {
    drop(flow);
  }

  @Override
  public void onFlowClosed(Flow flow) {
    drop(flow);
    sink.onFlowClosed(flow);
  }

  private void drop(Flow flow) {
    Streams streams = byFlow.remove(flow);
    if (streams != null) {
      streams.client.drop();
      streams.server.drop();
    }
    lastFlow = null;
  }

  /** Bytes that searches in all flows hold. */
  long heldBytes() {
    return searches.bytes();
  }

  /** Most chunks belong to the flow of the one before. */
  private Streams streams(Flow flow) {
    if (flow != lastFlow) {
      lastStreams = byFlow.computeIfAbsent(flow, f -> new Streams());
      lastFlow = flow;
    }
    return lastStreams;
  }

  private void recognise(Flow flow, Direction direction, Streams streams, Chunk chunk) {
    Stream stream = streams.of(direction);
    FirstBytes first = stream.firstBytes;
    int before = first.held().length();
    FirstBytes.Answer answer = first.offer(chunk);
    if (answer == FirstBytes.Answer.MORE) {
      return;
    }
    stream.firstBytes = null;
    switch (answer) {
      case CGP -> {
        stream.kind = StreamKind.CGP;
        stream.framer = framer(flow, direction);
        sink.onFirstBytes(flow, direction, StreamKind.CGP, first.held().markAt(0));
      }
      case ICA -> {
        stream.kind = StreamKind.ICA;
        sink.onFirstBytes(flow, direction, StreamKind.ICA, first.held().markAt(0));
        first.held().replay(0, held -> sink.onIcaChunk(flow, direction, held));
      }
      default -> {
        other(flow, direction, streams, chunk, first, before);
        return;
      }
    }
    int taken = first.held().length() - before;
    if (taken < chunk.length()) {
      onChunk(flow, direction, chunk.slice(slice, taken, chunk.length() - taken));
    }
  }

  private void other(
      Flow flow, Direction direction, Streams streams, Chunk chunk, FirstBytes first, int before) {
    Stream stream = streams.of(direction);
    if (worthSearching(flow, direction, streams)) {
      searchIn(flow, direction, stream);
      first.held().replay(0, stream.framer::onChunk);
      int taken = first.held().length() - before;
      stream.framer.onChunk(chunk.slice(slice, taken, chunk.length() - taken));
      return;
    }
    if (flow.handshake() == Handshake.NOT_SEEN && ports.is(flow.server().port(), CitrixPort.ICA)) {
      stream.icaSearch = new IcaFrameSearch(room(flow));
      searchIca(flow, direction, stream, chunk);
      return;
    }
    stream.kind = StreamKind.OTHER;
    FrameMark mark = first.held().length() > 0 ? first.held().markAt(0) : chunk.mark();
    sink.onFirstBytes(flow, direction, StreamKind.OTHER, mark);
    Stream opposite = streams.of(direction.opposite());
    if (!opposite.isCitrix()
        && (opposite.kind == StreamKind.OTHER || !ports.isExpected(flow.server().port()))) {
      flow.ignorePayload();
    }
  }

  /** The stream began before the capture, or with bytes that were not captured. */
  private void startMissed(
      Flow flow, Direction direction, Streams streams, long length, FrameMark where) {
    Stream stream = streams.of(direction);
    Stream opposite = streams.of(direction.opposite());
    if (opposite.kind == StreamKind.ICA) {
      stream.kind = StreamKind.ICA;
      stream.firstBytes = null;
      sink.onIcaGap(flow, direction, length, where);
    } else if (opposite.framer != null || mayCarryCgp(flow)) {
      searchIn(flow, direction, stream);
      stream.framer.onGap(length, where);
    } else if (ports.isExpected(flow.server().port())) {
      stream.missed = true;
    } else {
      stream.kind = StreamKind.OTHER;
      flow.ignorePayload();
    }
  }

  /** The other direction may say later what this one is; until then its bytes are passed over. */
  private void followOpposite(Flow flow, Direction direction, Streams streams, Chunk chunk) {
    Stream stream = streams.of(direction);
    Stream opposite = streams.of(direction.opposite());
    if (opposite.kind == StreamKind.ICA) {
      stream.kind = StreamKind.ICA;
      stream.firstBytes = null;
      sink.onIcaGap(flow, direction, chunk.streamOffset(), chunk.mark());
      sink.onIcaChunk(flow, direction, chunk);
    } else if (opposite.framer != null) {
      searchIn(flow, direction, stream);
      stream.framer.onChunk(chunk);
    } else if (opposite.kind == StreamKind.OTHER) {
      stream.kind = StreamKind.OTHER;
      flow.ignorePayload();
    }
  }

  /** CGP is expected on the port of the server: as it is, or in a WebSocket. */
  private boolean mayCarryCgp(Flow flow) {
    int port = flow.server().port();
    return ports.is(port, CitrixPort.CGP) || ports.is(port, CitrixPort.WEBSOCKET);
  }

  private boolean worthSearching(Flow flow, Direction direction, Streams streams) {
    return flow.handshake() == Handshake.NOT_SEEN
        && (ports.is(flow.server().port(), CitrixPort.CGP)
            || streams.of(direction.opposite()).framer != null);
  }

  private void searchIn(Flow flow, Direction direction, Stream stream) {
    stream.firstBytes = null;
    stream.framer = framer(flow, direction);
    stream.framer.startMidStream();
  }

  private CgpFramer framer(Flow flow, Direction direction) {
    return new CgpFramer(sink.cgpSink(flow, direction), room(flow));
  }

  private SearchRoom room(Flow flow) {
    return new SearchRoom(searches, flow.serial());
  }

  private void searchIca(Flow flow, Direction direction, Stream stream, Chunk chunk) {
    if (stream.icaSearch.exhausted(chunk)) {
      stream.icaSearch.drop();
      stream.icaSearch = null;
      stream.kind = StreamKind.OTHER;
      sink.onFirstBytes(flow, direction, StreamKind.OTHER, chunk.mark());
      stopIfLost(flow, streams(flow));
    } else if (stream.icaSearch.offer(chunk)) {
      IcaFrameSearch search = stream.icaSearch;
      stream.icaSearch = null;
      stream.kind = StreamKind.ICA;
      sink.onIcaMidStream(flow, search.where());
      search.drain(found -> sink.onIcaChunk(flow, direction, found));
      search.drop();
    }
  }

  private void stopIfLost(Flow flow, Streams streams) {
    if (lost(streams.client) && lost(streams.server)) {
      flow.ignorePayload();
    }
  }

  private static boolean lost(Stream stream) {
    return stream.framer != null && stream.framer.lost() || stream.kind == StreamKind.OTHER;
  }
}
