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

  private final PrintWriter out;
  private final HexDump hex;
  private final boolean withHex;
  private final String field;
  private boolean any;

  ShowText(OutputStream stream, Charset charset, boolean color, boolean withHex, String field) {
    out = new PrintWriter(new OutputStreamWriter(stream, charset));
    hex = new HexDump(color, charset.newEncoder().canEncode('·'));
    this.withHex = withHex;
    this.field = field;
  }

  @Override
  public void write(FrameTree tree) {
    if (any) {
      out.append('\n');
    }
    any = true;
    try {
      TreeText.write(tree, out);
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
  public void close() {
    out.flush();
  }
}
