package org.icascope.tunnel.tls.crypto;

import java.nio.charset.StandardCharsets;

/**
 * Reads a key log in the NSS format (SSLKEYLOGFILE, RFC 9850), as browsers, OpenSSL and others
 * write it: a label, what the connection is known by, and the secret, in one line each.
 */
final class KeyLogReader {

  /** A label and two numbers of at most 2 kB, in hexadecimal digits, with room to spare. */
  private static final int MAX_LINE_BYTES = 8192;

  /** A log of this size has 300,000 connections; beyond it, most of it is not for the capture. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  private final KeyLog log;
  private int understood;
  private int garbage;
  private boolean stopped;

  KeyLogReader(KeyLog log) {
    this.log = log;
  }

  void read(byte[] content) {
    if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) {
      // what some Windows shells write
      read(new String(content, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8));
      return;
    }
    int start = startsWith(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
    while (start < Math.min(content.length, MAX_BYTES) && !stopped) {
      int end = start;
      while (end < content.length && content[end] != '\n' && content[end] != '\r') {
        end++;
      }
      line(content, start, end);
      start = end + 1;
    }
    stopped |= content.length > MAX_BYTES;
  }

  private void line(byte[] content, int start, int end) {
    if (start == end || content[start] == '#') {
      return;
    }
    if (log.isFull()) {
      stopped = true;
    } else if (end - start > MAX_LINE_BYTES) {
      garbage++;
    } else {
      // one character per byte, so that strange bytes stay strange
      String line = new String(content, start, end - start, StandardCharsets.ISO_8859_1).strip();
      if (line.isEmpty() || line.charAt(0) == '#') {
        return;
      }
      if (KeyLogLine.read(line, log)) {
        understood++;
      } else {
        garbage++;
      }
    }
  }

  private static boolean startsWith(byte[] content, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (content.length <= i || (content[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Lines of a key log, also those with secrets that decrypt no records. */
  int understood() {
    return understood;
  }

  /** Lines that are neither of a key log, nor empty, nor comments. */
  int garbage() {
    return garbage;
  }

  /** Whether the limit was reached before the end. */
  boolean stopped() {
    return stopped;
  }
}
