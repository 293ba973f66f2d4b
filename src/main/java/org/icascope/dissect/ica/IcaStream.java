package org.icascope.dissect.ica;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * Both directions of one ICA connection: set-up decoded, steady state framed and counted.
 *
 * <p>Phases and their switch points: protocol notes on ICA, section 1.2. Nothing of the steady
 * state is decrypted, so the end of a session inside it (TERMINATE) is not seen. At most 64 KiB are
 * buffered per direction, and only during the set-up.
 */
public final class IcaStream {

  /** The six bytes with which an ICA server greets (protocol notes on ICA, section 1.2). */
  public static final byte[] BANNER = {0x7f, 0x7f, 0x49, 0x43, 0x41, 0x00};

  private final IcaSetup setup;
  private final IcaLane client;
  private final IcaLane server;

  /**
   * @param names decode the obfuscated strings of the UI module into {@code identity}
   */
  public IcaStream(IcaSink sink, boolean names) {
    this(sink, names, new EqualParts());
  }

  /**
   * @param equal of all connections of a run
   */
  public IcaStream(IcaSink sink, boolean names, EqualParts equal) {
    setup = new IcaSetup(equal);
    SetupReader reader = new SetupReader(setup, names);
    this.client = new IcaLane(Direction.CLIENT_TO_SERVER, setup, reader, sink);
    this.server = new IcaLane(Direction.SERVER_TO_CLIENT, setup, reader, sink);
  }

  /** The next bytes of a direction. */
  public void onChunk(Direction direction, Chunk chunk) {
    lane(direction).onChunk(chunk);
  }

  /**
   * Bytes that were not captured.
   *
   * @param length their number, at least 1
   */
  public void onGap(Direction direction, long length, FrameMark where) {
    lane(direction).onGap(length, where);
  }

  /** What is known so far. */
  public IcaConnection connection() {
    return IcaSummary.of(setup, client.counts(), server.counts());
  }

  private IcaLane lane(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }
}
