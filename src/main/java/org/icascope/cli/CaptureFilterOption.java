package org.icascope.cli;

import org.icascope.capture.CaptureException;
import org.icascope.capture.FrameFilter;
import org.icascope.capture.live.CaptureFilter;

/** {@code -f}: a capture filter for the frames of files, in the language of tcpdump. */
final class CaptureFilterOption {

  private final Given<String> filter;

  CaptureFilterOption(Options options) {
    filter =
        options.text(
            "-f", "FILTER", "Look only at frames that pass a capture filter (BPF, by libpcap).");
  }

  /**
   * Compiles it.
   *
   * @throws WrongOption when it is wrong, or libpcap is not there
   */
  FrameFilter toFilter() {
    if (!filter.isPresent()) {
      return FrameFilter.NONE;
    }
    try {
      return CaptureFilter.of(filter.or(""));
    } catch (CaptureException | IllegalArgumentException e) {
      throw new WrongOption("-f", e.getMessage());
    }
  }
}
