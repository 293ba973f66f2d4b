package org.icascope.capture;

/**
 * What a file is that is not read.
 *
 * @param line one line for the user: the format, and how to make it one that is read
 * @param capture it holds captured frames, in a format that is not read
 */
record KnownFormat(String line, boolean capture) {

  private static final String CONVERT = "; convert it: editcap -F pcapng FILE FILE.pcapng";

  /** A capture that Wireshark's tools read. */
  static KnownFormat convertible(String name) {
    return new KnownFormat(name + ", which this version does not read" + CONVERT, true);
  }

  /** A capture with a way of its own to convert it. */
  static KnownFormat convertible(String name, String how) {
    return new KnownFormat(name + ", which this version does not read; " + how, true);
  }

  static KnownFormat archive(String name) {
    return new KnownFormat(name + ", which this version does not read; unpack it first", false);
  }

  static KnownFormat other(String line) {
    return new KnownFormat(line, false);
  }
}
