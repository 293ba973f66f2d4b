package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Content that is unpacked on a thread of its own while what came before is looked at. For files
 * only: a read must not wait for long.
 */
final class AheadContent extends BulkInput {

  /** Measured: larger blocks gain nothing. */
  private static final int BLOCK_BYTES = 1 << 17;

  private static final int BLOCKS = 4;

  /** Some content, and how it ends behind that. */
  private static final class Block {
    private final byte[] bytes = new byte[BLOCK_BYTES];

    private int length;

    /** Nothing follows. */
    private boolean last;

    /** What was thrown instead of an end, or nothing. */
    private Throwable failure;
  }

  private final InputStream content;
  private final Semaphore permits;
  // both have room for all blocks: only taking ever waits
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread = new Thread(this::unpack, "unpacker");
  private volatile boolean stopped;
  private Block current = new Block();
  private int position;

  private AheadContent(InputStream content, Semaphore permits) {
    this.content = content;
    this.permits = permits;
    for (int i = 1; i < BLOCKS; i++) { // the reading side holds one more
      empty.add(new Block());
    }
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The same content, unpacked ahead where {@code permits} has one left. It is given back when the
   * thread has ended.
   */
  static InputStream of(InputStream content, Semaphore permits) {
    return permits.tryAcquire() ? new AheadContent(content, permits) : content;
  }

  private void unpack() {
    try {
      boolean more = true;
      while (more && !stopped) {
        Block block = empty.take();
        fill(block);
        more = !block.last;
        full.add(block);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      permits.release();
    }
  }

  private void fill(Block block) {
    block.length = 0;
    try {
      while (!block.last && block.length < BLOCK_BYTES) {
        int read = content.read(block.bytes, block.length, BLOCK_BYTES - block.length);
        block.last = read < 0;
        block.length += Math.max(0, read);
      }
    } catch (Throwable e) { // thrown again by the thread that reads
      block.last = true;
      block.failure = e;
    }
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == current.length) {
      if (current.last) {
        throwFailure();
        return -1;
      }
      next();
    }
    int read = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, bytes, start, read);
    position += read;
    return read;
  }

  private void next() {
    try {
      position = 0;
      empty.add(current);
      current = full.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the thread that reads", e);
    }
  }

  private void throwFailure() throws IOException {
    Throwable failure = current.failure;
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException("unpacking failed", failure);
    }
  }

  /** Nothing is read from the file any more, unless somebody else does. */
  void stop() {
    stopped = true;
    for (Block block = full.poll(); block != null; block = full.poll()) {
      empty.offer(block); // the thread may wait for one
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    content.close();
  }
}
