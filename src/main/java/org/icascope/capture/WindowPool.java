package org.icascope.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Windows that stay as they are until they are given back. One thread reads, another may give back.
 */
public final class WindowPool implements Windows {

  /** Larger windows, which giant frames take, are there once only. Chosen. */
  static final int LARGE_BYTES = 4 << 20;

  /** Windows of closed files that wait to be given back. Chosen: those of a few files at a time. */
  private static final long MOST_LEFT_BYTES = 4L << 20;

  private static final Runnable NOBODY = () -> {};

  private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
  private List<byte[]> left = new ArrayList<>();
  private long leftBytes;
  private Runnable waiting = NOBODY;
  private Runnable largeWindow = NOBODY;

  /** Who is told by the reading thread before it may have to wait for bytes. */
  public void tellBeforeWaiting(Runnable listener) {
    waiting = listener;
  }

  /**
   * Who makes sure, on the reading thread, that nobody looks any more at frames read so far: a
   * large window is used again at once.
   */
  public void tellBeforeReuse(Runnable listener) {
    largeWindow = listener;
  }

  @Override
  public byte[] first(int length) {
    byte[] window = free.poll();
    return window != null && window.length == length ? window : new byte[length];
  }

  /**
   * Who looked at the last bytes of a file may hold on to its window for hours, as cursors do that
   * are used again: so one file after the other is read in the same windows.
   */
  @Override
  public void last(byte[] window) {
    if (window.length <= LARGE_BYTES && leftBytes + window.length <= MOST_LEFT_BYTES) {
      left.add(window);
      leftBytes += window.length;
    }
  }

  @Override
  public byte[] after(byte[] window) {
    if (window.length > LARGE_BYTES) {
      largeWindow.run();
      return window;
    }
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
