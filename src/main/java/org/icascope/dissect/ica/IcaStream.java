package org.icascope.dissect.ica;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** Both directions of one ICA connection: set-up decoded, steady state framed and counted. */
public final class IcaStream {

  /** The six bytes with which an ICA server greets (protocol notes on ICA, section 1.2). */
  public static final byte[] BANNER = {0x7f, 0x7f, 0x49, 0x43, 0x41, 0x00};

  private final IcaSink sink;
  private final boolean names;

  /**
   * @param names decode the obfuscated strings of the UI module into {@code identity}
   */
  public IcaStream(IcaSink sink, boolean names) {
    this.sink = sink;
    this.names = names;
  }

  /** The next bytes of a direction. */
  public void onChunk(Direction direction, Chunk chunk) {}

  /** Bytes that were not captured. */
  public void onGap(Direction direction, long length, FrameMark where) {
    sink.onRemark("stream.gap", names ? "" : "", where);
  }

  /** What is known so far. */
  public IcaConnection connection() {
    throw new IllegalStateException("written in the dissect branch");
  }
}
