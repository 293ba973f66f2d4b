package org.icascope.cli;

import java.io.IOException;
import org.icascope.view.tree.FrameTree;

/** Takes the trees of frames one after the other. */
interface ShowOutput extends AutoCloseable {

  void write(FrameTree tree);

  /** Time to show what there is. */
  void flush();

  @Override
  void close() throws IOException;
}
