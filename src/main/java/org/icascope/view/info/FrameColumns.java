package org.icascope.view.info;

import org.icascope.view.frame.ViewedFrame;

/**
 * The columns protocol and info of one frame after the other, as the list has them. Frames have to
 * come in their order: what was seen of a flow before tells what a segment belongs to.
 */
public final class FrameColumns {

  private final UnitColumns units = new UnitColumns();
  private final InfoText texts = new InfoText(new FlowTexts());
  private final Line line = new Line();
  private final LineBuffer info = new LineBuffer();

  /** The next frame. */
  public void next(ViewedFrame frame) {
    line.listed(0).take(frame);
    texts.append(line, units.complete(line), info.clear());
  }

  /** The innermost protocol that was recognised. */
  public String protocol() {
    return line.plainTcp ? "TCP" : line.summary.protocol();
  }

  /** What it says, in one line. */
  public String info() {
    return info.toString();
  }
}
