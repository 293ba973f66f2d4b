package org.icascope.torture;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.icascope.app.AnalysisForTests;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.CaptureAnalysis;
import org.icascope.app.Progress;
import org.icascope.report.Selection;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.JsonWriter;
import org.icascope.report.text.TextOptions;
import org.icascope.report.text.TextReport;

/**
 * One capture through the whole analysis, with every flow, into both reports, or through a command.
 * There is a result, or a line that says why there is none; and no more time and memory than its
 * size explains.
 */
final class Trial {

  /** Processor time of any input. Chosen: a hundred times what a small one takes. */
  private static final long MOST_NANOS = 2_000_000_000L;

  /** And for each byte: ten times what the slowest capture takes. */
  private static final long MOST_NANOS_PER_BYTE = 3_000;

  /** Allocated for any input: windows, tables, the reports. */
  private static final long MOST_BYTES = 96L << 20;

  /** And for each of its bytes, of which a packed one may be a thousand. */
  private static final long MOST_BYTES_PER_BYTE = 16L << 10;

  private static final TextOptions TEXT =
      new TextOptions(100, false, ZoneOffset.UTC, true, false, Set.of());
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean(); // of every JDK built from OpenJDK

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Trials beside each other share it; one whose time is taken has it for itself. */
  private static final ReadWriteLock PROCESS = new ReentrantReadWriteLock();

  private Trial() {}

  /**
   * Why it failed; empty when all is well. Time goes by the clock at first, which threads that read
   * and unpack cannot hide from. What takes too long is tried again alone, and then all threads of
   * the process count.
   */
  static Optional<String> failure(byte[] capture, Way way) {
    Optional<String> first = once(capture, way, PROCESS.readLock(), System::nanoTime);
    return first.isPresent()
        ? once(capture, way, PROCESS.writeLock(), SYSTEM::getProcessCpuTime)
        : first;
  }

  private static Optional<String> once(byte[] capture, Way way, Lock lock, LongSupplier clock) {
    lock.lock();
    try {
      return once(capture, way, clock);
    } finally {
      lock.unlock();
    }
  }

  private static Optional<String> once(byte[] capture, Way way, LongSupplier clock) {
    long nanos = clock.getAsLong();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    try {
      if (way == Way.ANALYSIS) {
        analyze(capture);
      } else {
        way.run(capture);
      }
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Optional.of(trace.toString());
    }
    nanos = clock.getAsLong() - nanos;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (nanos > MOST_NANOS + capture.length * MOST_NANOS_PER_BYTE) {
      return Optional.of(
          "took " + nanos / 1_000_000 + " ms for " + capture.length + " bytes, " + way);
    }
    return bytes > MOST_BYTES + capture.length * MOST_BYTES_PER_BYTE
        ? Optional.of("allocated " + bytes + " bytes for " + capture.length + ", " + way)
        : Optional.empty();
  }

  private static void analyze(byte[] capture) throws Exception {
    AnalysisOptions options = AnalysisForTests.options(capture, Optional.of(new byte[] {1}));
    AnalysisRun run = CaptureAnalysis.run(options, Progress.NONE);
    run.failures().forEach(failure -> line(failure.message()));
    run.analysis().diagnostics().forEach(counted -> line(counted.diagnostic().message()));
    JsonWriter.write(run.analysis(), new DocumentOptions("test"), OutputStream.nullOutputStream());
    new TextReport(TEXT)
        .write(Selection.everything(run.analysis()), new PrintWriter(Writer.nullWriter()));
  }

  private static void line(String text) {
    if (text.isEmpty() || text.length() > 2_000 || text.indexOf('\n') >= 0) {
      throw new AssertionError("not one line: " + text);
    }
  }
}
