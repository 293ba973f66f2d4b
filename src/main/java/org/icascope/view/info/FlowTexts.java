package org.icascope.view.info;

import java.util.Arrays;

/**
 * What is the same in all lines of one direction of a flow: addresses in their columns, and ports.
 * Those of late are remembered, since most frames belong to few flows.
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

  private int slot(int key) {
    int slot = key & SLOTS - 1;
    if (keys[slot] != key) {
      keys[slot] = key;
      ports[slot] = null;
      addresses[slot] = null;
    }
    return slot;
  }

  /** Ports of a line of a TCP flow, up to the bracket before the flags. */
  byte[] ports(Line line) {
    int slot = slot(line.flowKey);
    if (ports[slot] == null) {
      buffer.clear().number(line.sourcePort).raw(Words.ARROW);
      ports[slot] = buffer.number(line.destinationPort).raw(FLAGS_FOLLOW).copy(0);
    }
    return ports[slot];
  }

  /**
   * Addresses as they were told last, if the columns are still as wide.
   *
   * @return null when they have to be written
   */
  byte[] addresses(Line line, int width) {
    int slot = slot(line.flowKey);
    return widths[slot] == width ? addresses[slot] : null;
  }

  void remember(Line line, int width, byte[] text) {
    int slot = slot(line.flowKey);
    addresses[slot] = text;
    widths[slot] = width;
  }
}
