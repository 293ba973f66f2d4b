package org.icascope.capture;

/** A file that cannot be read as a capture. The message is one line for the user. */
public final class CaptureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean otherContent;

  public CaptureException(String message) {
    super(message);
    this.otherContent = false;
  }

  public CaptureException(String message, Throwable cause) {
    super(message, cause);
    this.otherContent = false;
  }

  private CaptureException(String message, boolean otherContent) {
    super(message);
    this.otherContent = otherContent;
  }

  /** For a file that is something else than a capture. */
  static CaptureException otherContent(String message) {
    return new CaptureException(message, true);
  }

  /** Whether the file is something else than a capture, as a folder of captures may well hold. */
  public boolean isOtherContent() {
    return otherContent;
  }
}
