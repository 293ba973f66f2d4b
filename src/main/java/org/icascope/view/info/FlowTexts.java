package org.icascope.view.info;

import java.util.Arrays;
import org.icascope.decode.Headers;
import org.icascope.view.frame.ViewedFrame;

/**
 * What is the same in all lines of one direction of a TCP flow: addresses in their columns, and
 * ports. Those of late are remembered, since most frames belong to few flows.
 */
final class FlowTexts {

  /** Chosen: directions that are busy at a time; others are written anew. */
  private static final int SLOTS = 1 << 12;

  private static final byte[] FLAGS_FOLLOW = Words.of(" [");

  private final int[] keys = new int[SLOTS];
  private final byte[][] ports = new byte[SLOTS][];
  private final byte[][] addresses = new byte[SLOTS][];
  private final int[] widths = new int[SLOTS];
  private final LineBuffer buffer = new LineBuffer();

  FlowTexts() {
    Arrays.fill(keys, -1);
  }

  private int slot(ViewedFrame frame) {
    int key = 2 * frame.flowSerial() + frame.direction().ordinal();
    int slot = key & SLOTS - 1;
    if (keys[slot] != key) {
      keys[slot] = key;
      ports[slot] = null;
      addresses[slot] = null;
    }
    return slot;
  }

  /** Ports of a frame in a flow, up to the bracket before the flags. */
  byte[] ports(ViewedFrame frame) {
    int slot = slot(frame);
    if (ports[slot] == null) {
      Headers headers = frame.partialHeaders();
      buffer.clear().number(headers.sourcePort()).raw(Words.ARROW);
      ports[slot] = buffer.number(headers.destinationPort()).raw(FLAGS_FOLLOW).copy();
    }
    return ports[slot];
  }

  /**
   * Addresses as they were told last, if the columns are still as wide.
   *
   * @return null when they have to be written
   */
  byte[] addresses(ViewedFrame frame, int width) {
    int slot = slot(frame);
    return widths[slot] == width ? addresses[slot] : null;
  }

  void remember(ViewedFrame frame, int width, byte[] text) {
    int slot = slot(frame);
    addresses[slot] = text;
    widths[slot] = width;
  }
}
