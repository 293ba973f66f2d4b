package org.icascope.capture;

/** A file that cannot be read as a capture. The message is one line for the user. */
public final class CaptureException extends Exception {

  private static final long serialVersionUID = 1L;

  public CaptureException(String message) {
    super(message);
  }

  public CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
