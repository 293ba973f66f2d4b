package org.icascope.testkit.network;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Simulated time in microseconds since 1970, with things to do at given instants. */
public final class VirtualClock {
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
  private long now;
  private long order;

  public VirtualClock(long startMicros) {
    this.now = startMicros;
  }

  /** Something that will happen unless cancelled. */
  public static final class Timer {
    private final long at;
    private final long order;
    private final Runnable action;
    private boolean cancelled;

    private Timer(long at, long order, Runnable action) {
      this.at = at;
      this.order = order;
      this.action = action;
    }

    public void cancel() {
      cancelled = true;
    }

    private long at() {
      return at;
    }

    private long order() {
      return order;
    }
  }

  public long now() {
    return now;
  }

  /** Runs an action at an instant, at once in order when that lies in the past. */
  public Timer at(long micros, Runnable action) {
    Timer timer = new Timer(Math.max(micros, now), order++, action);
    timers.add(timer);
    return timer;
  }

  public Timer after(long micros, Runnable action) {
    return at(now + micros, action);
  }

  /** Moves on, doing what is due on the way. */
  public void advance(long micros) {
    advanceTo(now + micros);
  }

  public void advanceMillis(double millis) {
    advance(Math.round(millis * 1000));
  }

  public void advanceTo(long micros) {
    while (!timers.isEmpty() && timers.peek().at <= micros) {
      step();
    }
    now = Math.max(now, micros);
  }

  /**
   * Moves on until the condition holds.
   *
   * @throws IllegalStateException when it does not within the limit
   */
  public void runUntil(BooleanSupplier condition, long limitMicros) {
    long limit = now + limitMicros;
    while (!condition.getAsBoolean()) {
      if (timers.isEmpty() || timers.peek().at > limit) {
        throw new IllegalStateException("the simulation waits for something that does not come");
      }
      step();
    }
  }

  private void step() {
    Timer timer = timers.poll();
    now = Math.max(now, timer.at);
    if (!timer.cancelled) {
      timer.action.run();
    }
  }
}
