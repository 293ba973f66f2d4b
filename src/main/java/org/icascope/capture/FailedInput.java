package org.icascope.capture;

/**
 * A named input of which nothing could be read.
 *
 * @param file name as the user gave it
 * @param message one line without the name: what it is or why it cannot be read
 * @param passedOver a folder that has captures, and the message is about its other files, as notes
 *     or keys beside captures are: to be told, and no failure
 */
public record FailedInput(String file, String message, boolean passedOver) {

  public FailedInput(String file, String message) {
    this(file, message, false);
  }
}
