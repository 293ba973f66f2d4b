package org.icascope.capture;

/**
 * A named input of which nothing could be read.
 *
 * @param file name as the user gave it
 * @param message one line without the name: what it is or why it cannot be read
 */
public record FailedInput(String file, String message) {}
