package org.icascope.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.ViewRun;
import org.icascope.view.frame.ViewedFrame;

/** Shows the frames of a capture file. */
public final class FramesForTests {

  private FramesForTests() {}

  public static AnalysisOptions options(String... files) {
    return AnalysisOptions.of(List.of(files), InputStream.nullInputStream());
  }

  /** Every frame, valid during the call. */
  public static void each(String file, Consumer<ViewedFrame> sink) {
    try {
      ViewRun.run(
          options(file),
          frame -> {
            sink.accept(frame);
            return true;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
