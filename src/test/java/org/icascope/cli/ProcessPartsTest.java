package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessPartsTest {

  @Test
  void aReaderThatLeavesIsNoProblem() {
    assertEquals(Optional.empty(), problemOf("Broken pipe"));
    assertEquals(Optional.empty(), problemOf("The pipe is being closed"));
  }

  @Test
  void aFullDiskIsAProblem() {
    assertEquals(
        Optional.of("cannot write to standard output: No space left on device"),
        problemOf("No space left on device"));
  }

  @Test
  void shortRunsShowNoProgress() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong();
    ProgressLine line = new ProgressLine(new PrintWriter(err), clock::get);

    clock.set(999_999_999L);
    line.advanced(50, 100);
    line.clear();

    assertEquals("", err.toString());
  }

  @Test
  void longRunsShowPercentAndRateFiveTimesASecondAndLeaveNothingBehind() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong();
    ProgressLine line = new ProgressLine(new PrintWriter(err), clock::get);

    clock.set(2_000_000_000L);
    line.advanced(500_000_000, 1_000_000_000);
    line.advanced(500_000_001, 1_000_000_000);
    clock.set(2_100_000_000L);
    line.advanced(600_000_000, 1_000_000_000);
    line.clear();

    String shown = "reading:  50 %, 250 MB/s";
    assertEquals("\r" + shown + "\r" + " ".repeat(shown.length()) + "\r", err.toString());
  }

  @Test
  void aPipeHasNoPercentage() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong();
    ProgressLine line = new ProgressLine(new PrintWriter(err), clock::get);

    clock.set(2_000_000_000L);
    line.advanced(1_500_000_000, 0);

    assertEquals("\rreading: 1,500 MB, 750 MB/s", err.toString());
  }

  @Test
  void aSignalAsksTheRunToStopAndWaitsForItsResult() throws InterruptedException {
    StopSignal signal = new StopSignal();
    Thread hook = new Thread(signal::stop);
    hook.start();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (!signal.wanted()) {
            Thread.onSpinWait();
          }
        });
    assertTrue(hook.isAlive());
    signal.finished();
    hook.join(10_000);
    assertEquals(Thread.State.TERMINATED, hook.getState());
  }

  private static Optional<String> problemOf(String message) {
    StandardOutput out =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(message);
              }
            });
    out.write('a');
    out.flush();
    return out.problem();
  }
}
