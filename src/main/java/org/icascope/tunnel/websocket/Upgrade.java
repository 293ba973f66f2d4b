package org.icascope.tunnel.websocket;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.HeldBytes;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/**
 * The HTTP part of a WebSocket: a request for an upgrade and its answer. After a refusal the client
 * may ask again on the same connection, as it does to log on.
 */
final class Upgrade implements Layer {

  /** Bytes of the client that wait for the server's answer, at most. Chosen. */
  private static final int MOST_EARLY_BYTES = 1 << 16;

  /** Requests on one connection, at most. Chosen. */
  private static final int MOST_REQUESTS = 16;

  private static final String MISSING = "bytes are missing that are needed to read on";

  private final TunnelContext context;
  private final Inflaters inflaters;
  private final Consumer<Layer> next;
  private final Remarks remarks;

  private final ChunkStore asking = new ChunkStore();
  private final ChunkStore answer = new ChunkStore();

  /** What the client sent after its request, before the answer to it. */
  private final ChunkStore early = new ChunkStore();

  private Optional<UpgradeRequest> request = Optional.empty();
  private FrameMark asked;

  /** Bytes of the client are missing after those in {@link #early}. */
  private Optional<FrameMark> earlyGap = Optional.empty();

  private boolean requestCut;
  private long charged;
  private int refusals;
  private boolean clientEnded;
  private boolean over;

  /**
   * @param next takes what reads on once both sides agreed
   */
  Upgrade(TunnelContext context, Inflaters inflaters, Consumer<Layer> next) {
    this.context = context;
    this.inflaters = inflaters;
    this.next = next;
    this.remarks = new Remarks(context);
  }

  /** Nothing came yet. */
  boolean isUntouched() {
    return asking.length() + answer.length() + early.length() == 0 && request.isEmpty();
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    if (over) {
      return;
    }
    if (direction == Direction.SERVER_TO_CLIENT) {
      onServer(chunk);
    } else if (earlyGap.isPresent()) {
      return; // what follows cannot be read
    } else if (request.isPresent() && goesOn(chunk)) {
      return;
    } else if (request.isPresent()) {
      if (keep(early, chunk) && early.length() > MOST_EARLY_BYTES) {
        giveUp("the client goes on without an answer to its upgrade", chunk.mark());
      }
    } else if (begins(asking, chunk, 'G') && keep(asking, chunk)) {
      readRequest();
    }
  }

  /** Text of a cut request in a further segment; a client's frame has its mask bit set. */
  private boolean goesOn(Chunk chunk) {
    boolean masked = chunk.length() > 1 && chunk.bytes()[chunk.start() + 1] < 0;
    return requestCut && early.length() == 0 && !masked;
  }

  private boolean keep(ChunkStore store, Chunk chunk) {
    long cost = chunk.length() + HeldBytes.CHUNK_BYTES;
    if (context.held().take(cost)) {
      charged += cost;
      store.add(chunk);
      return true;
    }
    over = true;
    remarks.report(
        Severity.WARNING,
        "tunnel.limit",
        "too much waits in other flows: this upgrade to a WebSocket is not read",
        chunk.mark());
    free();
    return false;
  }

  /** Nothing of what is kept is of use any more. */
  private void free() {
    asking.clear();
    answer.clear();
    early.clear();
    context.held().giveBack(charged);
    charged = 0;
  }

  private void onServer(Chunk chunk) {
    if (begins(answer, chunk, 'H') && keep(answer, chunk)) {
      if (request.isPresent()) {
        readAnswer(HttpHeader.end(answer));
      } else if (answer.length() > MOST_EARLY_BYTES) {
        giveUp("the server goes on without a request for an upgrade", chunk.mark());
      }
    }
  }

  /** After a refusal its content passes by: a message begins with a segment, and like one. */
  private boolean begins(ChunkStore held, Chunk chunk, char first) {
    return refusals == 0
        || held.length() > 0
        || chunk.segmentStart() && chunk.bytes()[chunk.start()] == first;
  }

  private void readRequest() {
    int end = HttpHeader.end(asking);
    if (end < 0) {
      if (asking.length() > HttpHeader.MOST_BYTES) {
        over = true;
        free();
      }
      return;
    }
    request = UpgradeRequest.of(HttpHeader.read(asking, end));
    if (request.isEmpty()) {
      over = true; // the connection is used for something else after a refusal
      free();
      return;
    }
    asked = asking.markAt(0);
    asking.replay(end, early::add);
    asking.clear();
    readAnswerAnew();
  }

  private void readAnswerAnew() {
    if (answer.length() > 0) {
      readAnswer(HttpHeader.end(answer, 0));
    }
  }

  /**
   * @param end index after the header, or -1 while it is not complete
   */
  private void readAnswer(int end) {
    int at = skipInterim(end);
    if (answer.length() > 0) {
      readFinalAnswer(at);
    }
  }

  private void readFinalAnswer(int end) {
    if (!HttpHeader.mayStartWith(answer, "HTTP/1.")) {
      giveUp("the answer to an upgrade is no HTTP", answer.markAt(0));
    } else if (end < 0 && answer.length() > HttpHeader.MOST_BYTES) {
      giveUp("the header of the answer to an upgrade has no end", answer.markAt(0));
    } else if (end >= 0) {
      Optional<UpgradeResponse> response = UpgradeResponse.of(HttpHeader.read(answer, end));
      if (response.isEmpty()) {
        giveUp("the answer to an upgrade has no status", answer.markAt(0));
      } else if (response.get().agrees()) {
        agreed(response.get(), end);
      } else {
        said(OptionalInt.of(response.get().status()), answer.markAt(0));
      }
    }
  }

  /**
   * Takes off whatever a server says before its answer, be it a thousand times.
   *
   * @return index after the header of the answer, or -1 while it is not complete
   */
  private int skipInterim(int firstEnd) {
    int start = 0;
    int end = firstEnd;
    while (end >= 0 && isInterim(start, end)) {
      start = end;
      end = HttpHeader.end(answer, start);
    }
    if (start > 0) {
      ChunkStore rest = new ChunkStore();
      answer.replay(start, rest::add);
      answer.clear();
      rest.replay(0, answer::add);
    }
    return end < 0 ? end : end - start;
  }

  private boolean isInterim(int start, int end) {
    return HttpHeader.mayStartWith(answer, start, "HTTP/1.")
        && UpgradeResponse.of(HttpHeader.read(answer, start, end))
            .filter(UpgradeResponse::isInterim)
            .isPresent();
  }

  private void agreed(UpgradeResponse response, int end) {
    check(response);
    WebSocketFacts facts = WebSocketFacts.agreed(request.orElseThrow(), response);
    if (response.extensions().unknown()) {
      context.sink().onTunnel(context.flow(), facts, asked);
      remarks.report(
          Severity.NOTICE,
          "websocket.undecoded",
          "both sides agreed on an extension that is not known: what is inside is not read",
          answer.markAt(0));
      over = true;
      free();
      context.flow().ignorePayload();
      return;
    }
    FrameLayer frames = open(facts, response.extensions());
    answer.replay(end, chunk -> frames.onChunk(Direction.SERVER_TO_CLIENT, chunk));
    early.replay(0, chunk -> frames.onChunk(Direction.CLIENT_TO_SERVER, chunk));
    earlyGap.ifPresent(where -> frames.lane(Direction.CLIENT_TO_SERVER).lose(MISSING, where));
    free();
  }

  private FrameLayer open(WebSocketFacts facts, Extensions extensions) {
    over = true;
    FrameLayer frames = new FrameLayer(context, facts, extensions, inflaters);
    next.accept(frames);
    context.sink().onTunnel(context.flow(), facts, asked);
    if (requestCut) {
      frames.lane(Direction.CLIENT_TO_SERVER).beginWithSegment();
    }
    return frames;
  }

  private void check(UpgradeResponse response) {
    String expected = request.orElseThrow().expectedAccept();
    if (request.get().hasKey() && !response.accept().equals(Optional.of(expected))) {
      remarks.report(
          Severity.WARNING,
          "websocket.wrong-accept",
          "the server agreed to the upgrade with a Sec-WebSocket-Accept that does not answer the"
              + " client's key; clients close such a connection",
          answer.markAt(0));
    }
    if (!response.extensions().windowsValid()) {
      remarks.report(
          Severity.ERROR,
          "websocket.malformed",
          "the parameters of permessage-deflate are none that exist",
          answer.markAt(0));
    }
  }

  /** The server said something else than yes. */
  private void said(OptionalInt status, FrameMark where) {
    if (requestCut) {
      over = true; // perhaps nobody asked for an upgrade
      free();
    } else {
      refused(status, where);
    }
  }

  private void refused(OptionalInt status, FrameMark where) {
    context
        .sink()
        .onTunnel(context.flow(), WebSocketFacts.refused(request.orElseThrow(), status), where);
    request = Optional.empty();
    free();
    earlyGap = Optional.empty();
    over = ++refusals == MOST_REQUESTS;
  }

  private void giveUp(String why, FrameMark where) {
    over = true;
    remarks.report(Severity.ERROR, "websocket.malformed", why, where);
    free();
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    if (over) {
      return;
    }
    if (request.isEmpty()) {
      requestGap(direction);
    } else if (direction == Direction.CLIENT_TO_SERVER) {
      if (!requestCut || early.length() > 0) {
        earlyGap = earlyGap.or(() -> Optional.of(where));
      }
    } else {
      answerGap(where);
    }
  }

  /** The first request of a connection may be cut: {@link WebSocketTunnel#isCut}. */
  private void requestGap(Direction direction) {
    if (direction == Direction.SERVER_TO_CLIENT || asking.length() == 0 || refusals > 0) {
      over = true;
      free();
      return;
    }
    request = Optional.of(UpgradeRequest.cut(HttpHeader.read(asking, asking.length())));
    requestCut = true;
    asked = asking.markAt(0);
    asking.clear();
    readAnswerAnew();
  }

  private void answerGap(FrameMark where) {
    OptionalInt status = UpgradeResponse.statusOf(answer);
    if (status.isPresent() && status.getAsInt() != UpgradeResponse.SWITCHING_PROTOCOLS) {
      said(status, answer.markAt(0));
    } else if (status.isPresent()) {
      openAssumed(where).lane(Direction.SERVER_TO_CLIENT).beginWithSegment();
    } else if (requestCut) {
      over = true;
      free();
    } else {
      openAssumed(where).lane(Direction.SERVER_TO_CLIENT).lose(MISSING, where);
    }
  }

  private FrameLayer openAssumed(FrameMark where) {
    remarks.report(
        Severity.NOTICE,
        "websocket.assumed",
        "bytes of the answer to an upgrade are missing: it is taken as agreed to, without"
            + " compression",
        where);
    FrameLayer frames = open(WebSocketFacts.assumed(request.orElseThrow()), Extensions.NONE);
    early.replay(0, chunk -> frames.onChunk(Direction.CLIENT_TO_SERVER, chunk));
    earlyGap.ifPresent(gap -> frames.lane(Direction.CLIENT_TO_SERVER).lose(MISSING, gap));
    free();
    return frames;
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    // there are none in a stream
  }

  /** A server that closes without a word refuses too. */
  @Override
  public void onEnd(Direction direction, FrameMark where) {
    clientEnded |= direction == Direction.CLIENT_TO_SERVER;
    if (!over && !clientEnded && !requestCut && request.isPresent() && answer.length() == 0) {
      refused(OptionalInt.empty(), where);
    }
    context.inner().onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    context.inner().onClosed();
  }
}
