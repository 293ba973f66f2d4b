package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.icascope.view.tree.FrameTree;
import org.icascope.view.tree.HexDump;
import org.icascope.view.tree.TreeText;

/** Trees as text, with an empty line between frames. */
final class ShowText implements ShowOutput {

  /** What is written of a frame. */
  enum Look {
    TREE,
    BYTES,
    TREE_AND_BYTES
  }

  private final PrintWriter out;
  private final HexDump hex;
  private final boolean withTree;
  private final boolean withHex;
  private final String field;
  private boolean any;

  /**
   * @param look what to write
   * @param field marked in the bytes; empty for none
   */
  ShowText(OutputStream stream, Charset charset, boolean color, Look look, String field) {
    out = new PrintWriter(new OutputStreamWriter(stream, charset));
    hex = new HexDump(color, charset.newEncoder().canEncode('·'));
    withTree = look != Look.BYTES;
    withHex = look != Look.TREE;
    this.field = field;
  }

  @Override
  public void write(FrameTree tree) {
    if (any) {
      out.append('\n');
    }
    any = true;
    try {
      if (withTree) {
        TreeText.write(tree, out);
      } else {
        out.append(tree.layers().get(0).title()).append('\n');
      }
      if (withHex) {
        out.append('\n');
        hex.write(tree, field, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a PrintWriter throws none
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void finish(boolean partial) {
    // standard error tells
  }

  @Override
  public void close() {
    out.flush();
  }
}
