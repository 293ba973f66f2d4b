package org.icascope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the process (Ctrl-C, a polite kill) into an early end of the run, so that what
 * was found is still written. The JVM then exits with 130 or 143 by itself.
 */
final class StopSignal {

  /** Time for a partial result, after which the process ends without (chosen). */
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean wanted;

  /** Begins to listen. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  boolean wanted() {
    return wanted;
  }

  /** All output is written: nothing is to be waited for any more. */
  void finished() {
    finished.countDown();
  }

  void stop() {
    wanted = true;
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
