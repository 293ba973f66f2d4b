package org.icascope.capture;

import java.util.ArrayList;
import java.util.List;

/** What the frames of a capture were captured on, filled while it is read. */
final class CaptureSource {

  static final CaptureSource NONE = new CaptureSource();

  /** Bytes of options that are kept, of all interfaces. Chosen: real ones have some hundred. */
  private static final int MAX_OPTION_BYTES = 1 << 20;

  private final List<SourceInterface> interfaces = new ArrayList<>();
  private List<PcapngOption> section = List.of();
  private boolean sectionKnown;
  private int optionBytes;

  /** Adds the next interface; without its options where all of them take too much. */
  synchronized void add(SourceInterface added) {
    int bytes = added.options().stream().mapToInt(o -> o.value().remaining()).sum();
    boolean fits = bytes <= MAX_OPTION_BYTES - optionBytes;
    optionBytes += fits ? bytes : 0;
    interfaces.add(
        fits
            ? added
            : new SourceInterface(
                added.linkType(), added.snapLength(), added.timeDigits(), List.of()));
  }

  synchronized void section(List<PcapngOption> options) {
    section = sectionKnown ? section : List.copyOf(options);
    sectionKnown = true;
  }

  synchronized List<SourceInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  synchronized int interfaceCount() {
    return interfaces.size();
  }

  synchronized List<PcapngOption> section() {
    return section;
  }
}
