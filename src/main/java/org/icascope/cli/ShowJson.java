package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.icascope.view.tree.FrameTree;
import org.icascope.view.tree.TreeJson;

/** Trees as one JSON array. */
final class ShowJson implements ShowOutput {

  private final OutputStream out;
  private final TreeJson json;

  ShowJson(OutputStream out, List<String> files) {
    this.out = out;
    json = new TreeJson(out, files);
  }

  @Override
  public void write(FrameTree tree) {
    json.write(tree);
  }

  @Override
  public void flush() {
    json.flush();
  }

  @Override
  public void finish(boolean partial) throws IOException {
    json.finish(partial);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.flush();
  }
}
