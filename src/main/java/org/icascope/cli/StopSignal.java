package org.icascope.cli;

import java.util.OptionalInt;
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
  private volatile OptionalInt exitCode = OptionalInt.empty();

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

  /**
   * The same for a command that a signal is the usual end of: the process ends with its own code.
   */
  void finished(int code) {
    exitCode = OptionalInt.of(code);
    finished.countDown();
  }

  void stop() {
    wanted = true;
    try {
      if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        exitCode.ifPresent(Runtime.getRuntime()::halt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
