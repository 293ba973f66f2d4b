package org.icascope.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Runs a target on one input and holds it to a bound of time and memory. */
final class Checked {

  /**
   * Processor time for one input. Chosen: a hundred times what the slowest of them takes, so that
   * only what grows without need is found, and no busy machine.
   */
  private static final long MOST_NANOS = 2_000_000_000L;

  /** Allocated for an input of no length: tables of the stages. */
  private static final long MOST_BYTES = 32L << 20;

  /** Allocated for each byte of the input besides. */
  private static final long MOST_BYTES_PER_BYTE = 16L << 10;

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // of every JDK built from OpenJDK

  private Checked() {}

  /** Runs twice where the first run was too much: classes are loaded and changed but once. */
  static void run(FuzzTarget target, byte[] input) throws Exception {
    if (problem(target, input).isPresent()) {
      problem(target, input)
          .ifPresent(
              problem -> {
                throw new AssertionError(problem);
              });
    }
  }

  private static Optional<String> problem(FuzzTarget target, byte[] input) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    target.fuzz(input);
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (nanos > MOST_NANOS) {
      return Optional.of("took " + nanos / 1_000_000 + " ms");
    }
    return bytes > MOST_BYTES + input.length * MOST_BYTES_PER_BYTE
        ? Optional.of("allocated " + bytes + " bytes for " + input.length)
        : Optional.empty();
  }
}
