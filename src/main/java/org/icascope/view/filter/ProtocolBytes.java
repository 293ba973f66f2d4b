package org.icascope.view.filter;

import org.icascope.view.field.FieldValue.Bytes;
import org.icascope.view.field.FieldValue.Layer;

/**
 * What filters may ask of the bytes of a protocol. No answer depends on a byte that a hex dump does
 * not show.
 */
final class ProtocolBytes {

  /** Stands for a byte that is not shown, and is none. */
  private static final char HIDDEN = '\uffff';

  private ProtocolBytes() {}

  /** All bytes that were found are shown. */
  static boolean contains(Layer hay, Bytes needle) {
    int last = hay.start() + hay.whole() - needle.length();
    for (int at = hay.start(); at <= last; at++) {
      if (isAt(hay, at, needle) && isShown(hay, at, needle.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(Layer hay, int at, Bytes needle) {
    for (int i = 0; i < needle.length(); i++) {
      if (hay.array()[at + i] != needle.array()[needle.start() + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A part of its own bytes; null where not all of them are shown.
   *
   * @param start index in the array
   */
  static Bytes part(Layer layer, int start, int length) {
    return isShown(layer, start, length) ? new Bytes(layer.array(), start, length) : null;
  }

  private static boolean isShown(Layer layer, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!layer.visible().at(i)) {
        return false;
      }
    }
    return true;
  }

  /** Characters of the same numbers, for regular expressions. */
  static CharSequence text(Layer layer) {
    StringBuilder text = new StringBuilder(layer.whole());
    for (int i = layer.start(); i < layer.start() + layer.whole(); i++) {
      text.append(layer.visible().at(i) ? (char) (layer.array()[i] & 0xff) : HIDDEN);
    }
    return text;
  }
}
