package org.icascope.cli;

import org.icascope.capture.live.CaptureInterface;
import org.icascope.capture.live.LiveSettings;

/** What to capture: dumpcap's options. */
final class CaptureOptions {

  /** dumpcap's default is 2; frames are fetched more slowly here. Chosen. */
  private static final int BUFFER_MEBIBYTES = 16;

  private static final int MOST_MEBIBYTES = 2047;

  private final Given<String> on;
  private final Given<String> filter;
  private final Given<Integer> snapLength;
  private final Given<Boolean> notPromiscuous;
  private final Given<Integer> buffer;

  CaptureOptions(Options options) {
    on = options.text("-i", "INTERFACE", "Name of an interface, or its number in -D.");
    filter = options.text("-f", "FILTER", "Capture filter, as in tcpdump: 'tcp port 2598'.");
    snapLength =
        options.value("-s", "SNAPLEN", Integer.class, "Keep at most so many bytes of a frame.");
    notPromiscuous = options.flag("-p", "Do not switch to promiscuous mode.");
    buffer =
        options.value(
            "-B",
            "MIB",
            Integer.class,
            "Buffer of the system in MiB (default " + BUFFER_MEBIBYTES + ").");
  }

  /**
   * The interface as the user gave it, once all values make sense.
   *
   * @throws WrongOption when they do not
   */
  String checkedInterface() {
    if (!on.isPresent() || on.or("").isBlank()) {
      throw new WrongOption("-i", "name an interface; 'icascope capture -D' lists them");
    }
    if (snapLength.or(0) < 0) {
      throw new WrongOption("-s", "expected 0 (whole frames) or more");
    }
    int mebibytes = buffer.or(BUFFER_MEBIBYTES);
    if (mebibytes < 1 || mebibytes > MOST_MEBIBYTES) {
      throw new WrongOption("-B", "expected 1 to " + MOST_MEBIBYTES);
    }
    return on.or("");
  }

  LiveSettings settings(CaptureInterface chosen) {
    int most = snapLength.or(0);
    return new LiveSettings(
        chosen,
        filter.value().filter(text -> !text.isBlank()),
        most == 0 ? LiveSettings.WHOLE_FRAMES : Math.min(most, LiveSettings.WHOLE_FRAMES),
        !notPromiscuous.or(false),
        buffer.or(BUFFER_MEBIBYTES) << 20);
  }
}
