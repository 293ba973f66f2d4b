package org.icascope.view.tree;

/**
 * Where the bytes of a node are.
 *
 * @param pane index in {@link FrameTree#panes()}; 0 is the frame
 * @param start index of the first of them
 * @param length number of bytes
 */
public record Place(int pane, int start, int length) {

  /** Index behind the last byte. */
  public int end() {
    return start + length;
  }
}
