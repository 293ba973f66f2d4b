package org.icascope.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;

/**
 * Reads the requests of one connection to an STA and their answers. Bytes that are missing make
 * what was under way unclear; it goes on with the next request that begins with a segment.
 */
final class StaLayer implements Layer {

  /** Requests before the first of them is answered. Chosen: gateways send one at a time. */
  private static final int MOST_WAITING = 16;

  private final Flow flow;
  private final StaExchanges exchanges;
  private final Deque<HttpMessage> waiting = new ArrayDeque<>();
  private HttpMessage request;
  private HttpMessage answer;

  /** The answer came before the whole of the request did. */
  private boolean answeredEarly;

  StaLayer(Flow flow, StaExchanges exchanges) {
    this.flow = flow;
    this.exchanges = exchanges;
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    int at = 0;
    while (at < chunk.length()) {
      int taken =
          direction == Direction.CLIENT_TO_SERVER ? onRequest(chunk, at) : onAnswer(chunk, at);
      if (taken == 0) {
        return;
      }
      at += taken;
    }
  }

  private int onRequest(Chunk chunk, int at) {
    if (request == null) {
      if (!isLetter(chunk, at)) {
        return 0;
      }
      request = new HttpMessage(true, chunk.mark());
      answeredEarly = false;
    }
    int taken = request.offer(chunk, at);
    if (request.isBroken()) {
      forget();
      return 0;
    }
    if (request.isComplete()) {
      if (!answeredEarly) {
        waiting.add(request);
      }
      request = null;
      if (waiting.size() > MOST_WAITING) {
        forget();
      }
    }
    return taken;
  }

  /** A request begins with its method. */
  private static boolean isLetter(Chunk chunk, int at) {
    byte first = chunk.bytes()[chunk.start() + at];
    return first >= 'A' && first <= 'Z';
  }

  private int onAnswer(Chunk chunk, int at) {
    if (answer == null) {
      boolean expected = !waiting.isEmpty() || request != null && !answeredEarly;
      if (!expected || chunk.bytes()[chunk.start() + at] != 'H') {
        return 0;
      }
      answer = new HttpMessage(false, chunk.mark());
    }
    int taken = answer.offer(chunk, at);
    if (answer.isBroken()) {
      forget();
      return 0;
    }
    if (answer.isComplete()) {
      onComplete();
    }
    return taken;
  }

  private void onComplete() {
    HttpMessage complete = answer;
    answer = null;
    if (!complete.isInterim()) {
      exchanges.answered(flow, answered(), complete);
    }
  }

  private HttpMessage answered() {
    if (!waiting.isEmpty()) {
      return waiting.remove();
    }
    answeredEarly = true;
    return request;
  }

  private void forget() {
    waiting.clear();
    request = null;
    answer = null;
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    forget();
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    // an STA is asked over TCP
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    if (direction == Direction.SERVER_TO_CLIENT && answer != null) {
      answer.end();
      if (answer.isComplete()) {
        onComplete();
      }
    }
  }

  @Override
  public void onClosed() {
    onEnd(Direction.SERVER_TO_CLIENT, flow.last());
    if (answer == null && isServerHeard()) {
      waiting.forEach(each -> exchanges.unanswered(flow, each));
    }
    forget();
  }

  /** All that it sent was captured: the client acknowledged nothing else. */
  private boolean isServerHeard() {
    FlowSide server = flow.side(Direction.SERVER_TO_CLIENT);
    return server.packets() > 0
        && server.missingBytes() == 0
        && flow.side(Direction.CLIENT_TO_SERVER).ackedUnseen() == 0;
  }
}
