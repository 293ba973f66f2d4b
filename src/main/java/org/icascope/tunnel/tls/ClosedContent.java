package org.icascope.tunnel.tls;

import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelContext;

/** What is done with a connection whose content stays closed: nobody reads on. */
final class ClosedContent {

  /** The header of a record with application data, enough to see that it is neither CGP nor ICA. */
  private static final byte[] SOME_RECORD = {23, 3, 3, 1, 0, 0, 0, 0};

  private ClosedContent() {}

  /**
   * Tells the next stage that both sides, where they spoke, said something that it cannot read, and
   * that nothing of the flow is wanted any more.
   *
   * @param client first frame of the client with a record
   * @param server the same of the server
   */
  static void leave(TunnelContext context, Optional<FrameMark> client, Optional<FrameMark> server) {
    tell(context, Direction.CLIENT_TO_SERVER, client);
    tell(context, Direction.SERVER_TO_CLIENT, server);
    context.flow().ignorePayload();
  }

  private static void tell(TunnelContext context, Direction direction, Optional<FrameMark> seen) {
    if (seen.isPresent()) {
      FrameMark first = seen.get();
      Chunk chunk =
          new Chunk()
              .bytes(SOME_RECORD, 0, SOME_RECORD.length)
              .place(0, true)
              .origin(first.capture(), first.frame(), first.timeNanos());
      context.sink().onChunk(context.flow(), direction, chunk);
    }
  }
}
