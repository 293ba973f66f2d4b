package org.icascope.capture;

import java.io.IOException;

/** Compressed content that cannot be unpacked further. The message is the start of a sentence. */
final class DamagedContentException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedContentException(String message) {
    super(message);
  }

  DamagedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
