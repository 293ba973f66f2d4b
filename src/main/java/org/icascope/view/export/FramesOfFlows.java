package org.icascope.view.export;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.icascope.decode.Headers;
import org.icascope.model.PacketRef;
import org.icascope.view.frame.ViewedFrame;

/**
 * Chooses the frames of flows: also those that were captured twice, and the fragments of their
 * datagrams. To be asked for every frame in turn.
 */
public final class FramesOfFlows implements Predicate<ViewedFrame> {

  private final IntPredicate wanted;
  private final Set<PacketRef> fragments;
  private final FrameCopies<Integer> copies = new FrameCopies<>();

  /**
   * @param wanted serial numbers of flows
   * @param fragments see {@link DatagramFragments}
   */
  public FramesOfFlows(IntPredicate wanted, Set<PacketRef> fragments) {
    this.wanted = wanted;
    this.fragments = fragments;
  }

  @Override
  public boolean test(ViewedFrame frame) {
    if (!frame.isDecoded()) {
      return fragments.contains(frame.frame().mark().ref());
    }
    Headers headers = frame.headers().orElseThrow();
    if (frame.isInFlow()) {
      copies.first(headers, frame.flowSerial());
      return wanted.test(frame.flowSerial());
    }
    return copies.of(headers).filter(wanted::test).isPresent();
  }
}
