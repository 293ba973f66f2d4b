package org.icascope.capture;

import java.nio.file.Path;
import java.util.Optional;

/** Files of a folder that are no captures: a remark beside captures, a failure without any. */
final class SkippedFiles {

  private final String folder;
  private int skipped;
  private String first = "";
  private String name = "";
  private boolean anyCapture;

  /**
   * @param folder as the user gave it
   */
  SkippedFiles(String folder) {
    this.folder = folder;
  }

  /** There is a capture, or something that was meant to be one. */
  void found() {
    anyCapture = true;
  }

  /**
   * @param message what the file is, one line
   */
  void skipped(String file, String message) {
    if (skipped == 0) {
      first = message;
      name = Path.of(file).getFileName().toString();
    }
    skipped++;
  }

  /** One line about the folder, where there is anything to say. */
  Optional<FailedInput> remark() {
    if (skipped == 0) {
      return Optional.empty();
    }
    return Optional.of(new FailedInput(folder, anyCapture ? beside() : alone(), anyCapture));
  }

  private String beside() {
    String many = skipped == 1 ? "" : skipped + " files that are no captures, first ";
    return "passed over " + many + name + " (" + first + ")";
  }

  private String alone() {
    String many = skipped == 1 ? "its only file is: " : "the first of " + skipped + " files is: ";
    return "a folder without captures; " + many + first;
  }
}
