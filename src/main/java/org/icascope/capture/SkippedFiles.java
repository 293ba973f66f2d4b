package org.icascope.capture;

import java.util.Optional;

/** Files of a folder that are no captures: worth a remark only where there is nothing else. */
final class SkippedFiles {

  private int skipped;
  private String first = "";
  private boolean anyCapture;

  /** There is a capture, or something that was meant to be one. */
  void found() {
    anyCapture = true;
  }

  void skipped(String message) {
    first = skipped == 0 ? message : first;
    skipped++;
  }

  /** One line about the folder, where it has no capture. */
  Optional<String> remark() {
    if (anyCapture || skipped == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "a folder without captures; %s: %s"
            .formatted(
                skipped == 1 ? "its only file is" : "the first of %d files is".formatted(skipped),
                first));
  }
}
