package org.icascope.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Windows that stay as they are until they are given back. One thread reads, another may give back.
 */
public final class WindowPool implements Windows {

  private static final Runnable NOBODY = () -> {};

  private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
  private List<byte[]> left = new ArrayList<>();
  private long leftBytes;
  private Runnable waiting = NOBODY;

  /** Who is told by the reading thread before it may have to wait for bytes. */
  public void tellBeforeWaiting(Runnable listener) {
    waiting = listener;
  }

  @Override
  public byte[] after(byte[] window) {
    left.add(window);
    leftBytes += window.length;
    byte[] next = free.poll();
    return next != null && next.length == window.length ? next : new byte[window.length];
  }

  @Override
  public void beforeWaiting() {
    waiting.run();
  }

  /** Bytes of the windows that were left since the last {@link #takeLeft}. */
  public long leftBytes() {
    return leftBytes;
  }

  /**
   * The windows that were left since the last call: only frames that were read up to now lie in
   * them.
   */
  public List<byte[]> takeLeft() {
    if (left.isEmpty()) {
      return List.of();
    }
    List<byte[]> taken = left;
    left = new ArrayList<>();
    leftBytes = 0;
    return taken;
  }

  /** Nobody looks at the frames in these windows any more. */
  public void giveBack(List<byte[]> windows) {
    free.addAll(windows);
  }
}
