package org.icascope.view.tree;

import java.io.IOException;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Writes the bytes of a frame, 16 in a row. Bytes that are not to be shown are {@code ··}. The
 * bytes of one field can be marked: by color, or between brackets.
 */
public final class HexDump {

  private static final int ROW = 16;
  private static final String REVERSE = "\u001b[7m"; // ECMA-48, SGR
  private static final String PLAIN = "\u001b[0m";
  private static final HexFormat HEX = HexFormat.of();

  private final boolean color;
  private final String masked;

  /**
   * @param color mark by color
   * @param unicode the terminal can show a middle dot
   */
  public HexDump(boolean color, boolean unicode) {
    this.color = color;
    masked = unicode ? "·" : "-";
  }

  /**
   * Writes all panes of a frame.
   *
   * @param selected name of the field to mark, empty for none
   */
  public void write(FrameTree tree, String selected, Appendable out) throws IOException {
    for (int i = 0; i < tree.panes().size(); i++) {
      BytePane pane = tree.panes().get(i);
      if (tree.panes().size() > 1) {
        String name = i == 0 ? "" : TreeText.letter(i) + ": ";
        out.append(name).append(pane.title()).append(":\n");
      }
      write(pane, marks(tree, i, selected), out);
    }
  }

  private static BitSet marks(FrameTree tree, int pane, String selected) {
    BitSet marks = new BitSet();
    if (!selected.isEmpty()) {
      tree.forEach(
          node ->
              node.place()
                  .filter(place -> place.pane() == pane)
                  .filter(place -> node.field().filter(selected::equals).isPresent())
                  .ifPresent(place -> marks.set(place.start(), place.end())));
    }
    return marks;
  }

  private void write(BytePane pane, BitSet marks, Appendable out) throws IOException {
    for (int row = 0; row < pane.length(); row += ROW) {
      out.append("%04x ".formatted(row));
      boolean inside = false;
      for (int i = row; i < row + ROW; i++) {
        boolean mark = i < pane.length() && marks.get(i);
        out.append(between(inside, mark));
        inside = mark;
        out.append(i < pane.length() ? hex(pane, i) : "  ");
      }
      out.append(between(inside, false)).append(' ');
      ascii(pane, row, out);
      out.append('\n');
    }
  }

  private String between(boolean before, boolean after) {
    if (before == after) {
      return " ";
    }
    if (color) {
      return after ? " " + REVERSE : PLAIN + " ";
    }
    return after ? "[" : "]";
  }

  private String hex(BytePane pane, int index) {
    return pane.isShown(index) ? HEX.toHexDigits((byte) pane.at(index)) : masked + masked;
  }

  private void ascii(BytePane pane, int row, Appendable out) throws IOException {
    for (int i = row; i < Math.min(row + ROW, pane.length()); i++) {
      if (!pane.isShown(i)) {
        out.append(masked);
      } else {
        int octet = pane.at(i);
        out.append(octet >= ' ' && octet <= '~' ? (char) octet : '.');
      }
    }
  }
}
