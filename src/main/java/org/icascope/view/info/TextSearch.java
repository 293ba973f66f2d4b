package org.icascope.view.info;

import java.util.Arrays;

/**
 * Looks for a text in bytes, letters without case, by the way of Boyer, Moore and Horspool: most
 * bytes are never looked at. Bare of objects: busy captures have very many requests.
 */
final class TextSearch {

  /** Letters differ in it by their case; the colon and the space have it anyway. */
  private static final int CASE = 0x20;

  private final byte[] text;

  /** How far the text may move on when a byte lies under its end. */
  private final int[] skips = new int[256];

  /**
   * @param lowerCase letters, colons and spaces
   */
  TextSearch(String lowerCase) {
    text = Words.of(lowerCase);
    Arrays.fill(skips, text.length);
    for (int i = 0; i < text.length - 1; i++) {
      skips[text[i]] = text.length - 1 - i;
    }
  }

  boolean isIn(byte[] bytes, int start, int length) {
    int last = text.length - 1;
    for (int at = start + last; at < start + length; at += skips[bytes[at] & 0xff | CASE]) {
      int same = 0;
      while (same <= last && (bytes[at - same] | CASE) == text[last - same]) {
        same++;
      }
      if (same > last) {
        return true;
      }
    }
    return false;
  }
}
