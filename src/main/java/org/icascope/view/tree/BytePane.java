package org.icascope.view.tree;

import java.util.BitSet;

/**
 * Bytes to show: those of the frame, or of a unit that is not in the frame as it is. Bytes are not
 * shown unless something says what they are.
 */
public final class BytePane {

  private final String title;
  private final byte[] bytes;
  private final BitSet shown = new BitSet();

  BytePane(String title, byte[] bytes) {
    this.title = title;
    this.bytes = bytes;
  }

  /** What they are: {@code Frame (173 bytes)}. */
  public String title() {
    return title;
  }

  public int length() {
    return bytes.length;
  }

  /** The byte may be shown. */
  public boolean isShown(int index) {
    return shown.get(index);
  }

  /**
   * A byte that may be shown, 0 to 255.
   *
   * @throws IllegalArgumentException when it may not
   */
  public int at(int index) {
    if (!shown.get(index)) {
      throw new IllegalArgumentException("a byte that is not to be shown");
    }
    return bytes[index] & 0xff;
  }

  byte[] bytes() {
    return bytes;
  }

  void show(int start, int length) {
    shown.set(clip(start), clip((long) start + length));
  }

  void hide(int start, int length) {
    shown.clear(clip(start), clip((long) start + length));
  }

  private int clip(long index) {
    return (int) Math.max(0, Math.min(index, bytes.length));
  }
}
