package org.icascope.cli;

import java.io.IOException;
import org.icascope.view.tree.FrameTree;

/** Takes the trees of frames one after the other. */
interface ShowOutput extends AutoCloseable {

  void write(FrameTree tree);

  /** Time to show what there is. */
  void flush();

  /**
   * All is written that will be. Without this what was written does not look whole.
   *
   * @param partial the input goes on
   */
  void finish(boolean partial) throws IOException;

  @Override
  void close() throws IOException;
}
