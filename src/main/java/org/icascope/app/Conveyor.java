package org.icascope.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Lets one processor read and decode while another follows flows and sessions. Batches come out in
 * the order of the input, so nothing in the result depends on there being two threads.
 */
final class Conveyor implements FrontStages.Taker {

  /** How far the reading thread may be ahead. Measured: more gain nothing. */
  private static final int BATCHES = 8;

  /** How soon a wish to stop is seen while nothing comes in. Chosen. */
  private static final long LOOK_MILLIS = 100;

  /** After a wish to stop: time for what is under way. A silent pipe may never end. Chosen. */
  private static final long PATIENCE_MILLIS = 1000;

  // both queues have room for all batches and the end: only taking ever waits
  private final BlockingQueue<Optional<FrameBatch>> full = new ArrayBlockingQueue<>(BATCHES + 1);
  private final BlockingQueue<FrameBatch> empty = new ArrayBlockingQueue<>(BATCHES);
  private Thread reader;
  private volatile boolean cancelled;
  private volatile Optional<Throwable> failure = Optional.empty();

  Conveyor() {
    for (int i = 1; i < BATCHES; i++) { // the reading thread has one more
      empty.add(new FrameBatch());
    }
  }

  @Override
  public FrameBatch exchange(FrameBatch batch) {
    full.add(Optional.of(batch));
    return takeEmpty();
  }

  @Override
  public void awaitAll() {
    List<FrameBatch> all = new ArrayList<>();
    while (all.size() < BATCHES - 1) { // the reading thread has the other one
      all.add(takeEmpty());
    }
    empty.addAll(all);
  }

  @Override
  public boolean wantsMore() {
    return !cancelled;
  }

  private FrameBatch takeEmpty() {
    try {
      return empty.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the reading thread", e);
    }
  }

  /**
   * Lets {@code front} run on a thread of its own and deals with its batches on this one.
   *
   * @param back deals with a batch and leaves it empty; false to end early
   * @param stop once true, no more is waited for
   * @param idle called now and then while nothing comes in
   * @return false when the reading thread still waits for input and is left behind
   * @throws IOException what the reading thread met
   */
  boolean run(FrontStages front, Predicate<FrameBatch> back, BooleanSupplier stop, Runnable idle)
      throws IOException {
    reader = new Thread(() -> read(front), "reader");
    reader.setDaemon(true);
    reader.start();
    try {
      // what was read is dealt with also after a wish to stop, so that all counts agree
      Optional<FrameBatch> batch = next(stop, idle);
      while (batch.isPresent()) {
        cancelled |= !back.test(batch.get());
        empty.add(batch.get());
        batch = next(stop, idle);
      }
    } finally {
      cancel();
    }
    if (reader.isAlive()) {
      return false;
    }
    rethrow();
    return true;
  }

  private void read(FrontStages front) {
    try {
      front.run(this);
    } catch (Throwable e) { // thrown again by the other thread
      failure = Optional.of(e);
    }
    full.add(Optional.empty());
  }

  /** The next batch; none at the end, or when it is long in coming after a wish to stop. */
  private Optional<FrameBatch> next(BooleanSupplier stop, Runnable idle) {
    try {
      Optional<FrameBatch> batch = full.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      while (batch == null && !stop.getAsBoolean()) {
        idle.run();
        batch = full.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (batch == null) {
        batch = full.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
      return batch == null ? Optional.empty() : batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The reading thread ends with its next batch; it may wait for an empty one to fill. */
  private void cancel() {
    cancelled = true;
    for (var batch = full.poll(); batch != null; batch = full.poll()) {
      batch.ifPresent(this::giveBack);
    }
    try {
      reader.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveBack(FrameBatch batch) {
    batch.clear();
    empty.add(batch);
  }

  private void rethrow() throws IOException {
    if (failure.isPresent()) {
      Throwable thrown = failure.get();
      if (thrown instanceof IOException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
      throw (RuntimeException) thrown; // run() declares nothing else
    }
  }
}
