package org.icascope.view.info;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lets another thread write lines, in their order. */
final class LineConveyor {

  /** Lines on their way. Chosen: as with batches of frames, more do not fit the caches. */
  private static final int BATCHES = 6;

  private static final int BATCH_LINES = 512;

  /** A batch also ends when the units of its frames take as much memory. Chosen. */
  private static final int BATCH_UNIT_BYTES = 1 << 18;

  /** Lines in a row; used again and again. */
  static final class Batch {
    private final Line[] lines = new Line[BATCH_LINES];
    private int size;
    private int unitBytes;
    private boolean last;
    private boolean out;
  }

  private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES + 1);
  private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES + 1);
  private final LineWriter writer;
  private final Thread thread = new Thread(this::work, "lines");
  private Batch batch = new Batch();
  private boolean started;
  private volatile Throwable failure;

  LineConveyor(LineWriter writer) {
    this.writer = writer;
    for (int i = 1; i < BATCHES; i++) {
      empty.add(new Batch());
    }
    thread.setDaemon(true);
  }

  /** The object for the next line, which {@link #add} then sends on its way. */
  Line next() {
    if (batch.lines[batch.size] == null) { // a short list never fills a batch
      batch.lines[batch.size] = new Line();
    }
    return batch.lines[batch.size];
  }

  void add() {
    batch.unitBytes += batch.lines[batch.size].unitBytes();
    batch.size++;
    if (batch.size == BATCH_LINES || batch.unitBytes > BATCH_UNIT_BYTES) {
      send();
    }
  }

  /** What there is goes out soon. */
  void flush() {
    batch.out = true;
    send();
  }

  private void send() {
    if (!started) {
      started = true;
      thread.start();
    }
    full.add(batch); // has room for all there are
    batch = take(empty);
  }

  /** Waits until every line is out. */
  void finish() {
    batch.last = true;
    flush();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw (RuntimeException) failure; // writing declares nothing else
    }
  }

  private void work() {
    Batch next;
    do {
      next = take(full);
      boolean last = next.last;
      try {
        write(next);
      } catch (Throwable e) { // thrown again by the other thread
        failure = failure == null ? e : failure;
      }
      next.size = 0;
      next.unitBytes = 0;
      next.out = false;
      next.last = false;
      empty.add(next);
      if (last) {
        return;
      }
    } while (true);
  }

  private void write(Batch next) {
    if (failure == null) {
      for (int i = 0; i < next.size; i++) {
        writer.write(next.lines[i]);
      }
      if (next.out) {
        writer.flush();
      }
    }
  }

  private static Batch take(BlockingQueue<Batch> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts these threads", e);
    }
  }
}
