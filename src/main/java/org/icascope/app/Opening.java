package org.icascope.app;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.WindowPool;

/**
 * Opens the input. A pipe may be silent before its first frame for any time, and a wish to stop is
 * seen all the same.
 */
final class Opening {

  /** How soon a wish to stop is seen. Chosen. */
  private static final long LOOK_MILLIS = 100;

  /** After a wish to stop: time for what is under way. Chosen. */
  private static final long PATIENCE_MILLIS = 1000;

  private Opening() {}

  /** What is to be read; nothing where the user stopped before anything came. */
  static CaptureSet open(AnalysisOptions options, WindowPool windows) {
    if (options.files().stream().noneMatch(Opening::isPipe)) {
      return openNow(options, windows);
    }
    FutureTask<CaptureSet> opening = new FutureTask<>(() -> openNow(options, windows));
    Thread thread = new Thread(opening, "opener");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(opening, options);
    } catch (TimeoutException e) {
      // the thread is left behind with what it waits for
      return CaptureSet.open(List.of(), InputStream.nullInputStream(), false);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause(); // opening declares nothing else
    }
  }

  private static CaptureSet openNow(AnalysisOptions options, WindowPool windows) {
    return CaptureSet.open(
        options.files(), options.standardInput(), options.hash(), windows, options.filter());
  }

  private static boolean isPipe(String name) {
    try {
      Path path = Path.of(name);
      return name.equals("-")
          || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    } catch (InvalidPathException e) {
      return false; // a pattern, or told when it is opened
    }
  }

  private static CaptureSet await(FutureTask<CaptureSet> opening, AnalysisOptions options)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (!options.stop().getAsBoolean()) {
      try {
        return opening.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // nothing yet
      }
    }
    return opening.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
