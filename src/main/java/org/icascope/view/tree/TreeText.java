package org.icascope.view.tree;

import java.io.IOException;

/** Writes a protocol tree as indented lines, each with the offset of its bytes in front. */
public final class TreeText {

  private static final String INDENT = "    ";

  /** Columns of the offset: {@code a+0003} and a blank. */
  private static final int OFFSET_WIDTH = 7;

  private TreeText() {}

  /** Writes the layers of a frame. */
  public static void write(FrameTree tree, Appendable out) throws IOException {
    for (TreeNode layer : tree.layers()) {
      write(layer, 0, out);
    }
  }

  private static void write(TreeNode node, int depth, Appendable out) throws IOException {
    String offset = node.place().map(TreeText::offset).orElse("");
    out.append(offset).append(" ".repeat(Math.max(1, OFFSET_WIDTH - offset.length())));
    for (int i = 0; i < depth; i++) {
      out.append(INDENT);
    }
    out.append(node.title()).append('\n');
    for (TreeNode child : node.children()) {
      write(child, depth + 1, out);
    }
  }

  /** {@code 0036} in the frame, {@code a+0003} in the first pane behind it. */
  private static String offset(Place place) {
    String digits = "%04x".formatted(place.start());
    String pane = place.pane() == 0 ? "" : letter(place.pane()) + "+";
    return pane + digits;
  }

  /** Panes behind the frame: a, b, … z, aa, ab … */
  static String letter(int pane) {
    StringBuilder letters = new StringBuilder();
    for (int rest = pane; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('a' + (rest - 1) % 26));
    }
    return letters.toString();
  }
}
