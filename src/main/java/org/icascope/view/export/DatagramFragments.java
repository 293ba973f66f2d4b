package org.icascope.view.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.capture.Frame;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.model.PacketRef;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;

/**
 * Finds the fragments that datagrams of chosen flows were put together from. Only the frame that
 * completes a datagram is known to belong to a flow, and comes last.
 */
public final class DatagramFragments implements FrameSink {

  /** Fragments that wait for the rest. Chosen: many times what the decoder lets wait. */
  private static final int MOST_WAITING = 65_536;

  /** Fragments found. Chosen: some 60 MB; further ones are not exported. */
  private static final int MOST_FOUND = 1_000_000;

  /** The decoder gives up then (RFC 8200, section 4.5: 60 s at most). */
  private static final long MOST_NANOS = 30_000_000_000L;

  private record Key(
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      long identification,
      int protocol) {}

  private record Waiting(long sinceNanos, List<PacketRef> fragments) {}

  private final Predicate<ViewedFrame> chosen;
  private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
  private final Set<PacketRef> found = new HashSet<>();
  private int waitingFragments;

  /**
   * @param chosen tells the frames that complete a datagram of a chosen flow
   */
  public DatagramFragments(Predicate<ViewedFrame> chosen) {
    this.chosen = chosen;
  }

  /** Frames whose fragments became part of a datagram of a chosen flow. */
  public Set<PacketRef> found() {
    return found;
  }

  @Override
  public boolean onFrame(ViewedFrame viewed) {
    boolean wanted = chosen.test(viewed);
    if (!viewed.isDecoded()) {
      if (viewed.partialHeaders().restIsFragment()) {
        add(key(viewed.frame(), viewed.partialHeaders()), viewed.frame());
      }
    } else if (viewed.headers().orElseThrow().frame() != viewed.frame()) {
      complete(viewed.frame(), wanted);
    }
    return true;
  }

  /** IPv6 has its number in the last four bytes of the header before the fragment. */
  private static Key key(Frame frame, Headers headers) {
    int at = headers.restStart() - Integer.BYTES;
    long number = headers.ipId();
    if (number < 0 && at >= 0) {
      for (int i = 0; i < Integer.BYTES; i++) {
        number = number << 8 | frame.bytes()[at + i] & 0xff;
      }
    }
    return new Key(
        headers.sourceHigh(),
        headers.sourceLow(),
        headers.destinationHigh(),
        headers.destinationLow(),
        number,
        headers.ipVersion() == 4 ? headers.protocol() : 0);
  }

  private void add(Key key, Frame frame) {
    Waiting known = waiting.get(key);
    if (known != null && frame.timeNanos() - known.sinceNanos() > MOST_NANOS) {
      waitingFragments -= waiting.remove(key).fragments().size();
      known = null;
    }
    if (known == null) {
      known = new Waiting(frame.timeNanos(), new ArrayList<>(2));
      waiting.put(key, known);
    }
    known.fragments().add(frame.mark().ref());
    waitingFragments++;
    Iterator<Waiting> oldest = waiting.values().iterator();
    while (waitingFragments > MOST_WAITING) {
      waitingFragments -= oldest.next().fragments().size();
      oldest.remove();
    }
  }

  /** The frame has the last fragment that was missing: looked at for itself it is one. */
  private void complete(Frame frame, boolean wanted) {
    Headers headers = new Headers();
    if (new HeaderDecoder().decode(frame, headers) || !headers.restIsFragment()) {
      return;
    }
    Waiting whole = waiting.remove(key(frame, headers));
    if (whole != null) {
      waitingFragments -= whole.fragments().size();
      if (wanted && found.size() + whole.fragments().size() <= MOST_FOUND) {
        found.addAll(whole.fragments());
      }
    }
  }
}
