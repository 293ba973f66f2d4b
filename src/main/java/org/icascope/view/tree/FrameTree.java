package org.icascope.view.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that is known of one frame.
 *
 * @param capture index of its file
 * @param number of the frame in its file
 * @param layers outermost first
 * @param panes the bytes of the frame, and those of units that are not in it as they are
 */
public record FrameTree(int capture, long number, List<TreeNode> layers, List<BytePane> panes) {

  public FrameTree {
    layers = List.copyOf(layers);
    panes = List.copyOf(panes);
  }

  /** A node with its texts, about. */
  private static final int NODE_BYTES = 300;

  /** Memory that it takes, about. */
  public long weightBytes() {
    long[] weight = new long[1];
    panes.forEach(pane -> weight[0] += pane.length());
    forEach(node -> weight[0] += NODE_BYTES);
    return weight[0];
  }

  /** All nodes from top to bottom. */
  public void forEach(Consumer<TreeNode> sink) {
    layers.forEach(layer -> layer.forEach(sink));
  }
}
