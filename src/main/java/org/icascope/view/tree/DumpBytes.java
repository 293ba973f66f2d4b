package org.icascope.view.tree;

import java.time.ZoneOffset;
import java.util.List;
import org.icascope.view.field.FrameFields;
import org.icascope.view.field.ShownBytes;
import org.icascope.view.frame.ViewedFrame;

/** The bytes that the hex dump of a frame shows. */
public final class DumpBytes implements ShownBytes.OfFrame {

  private final FrameTree tree;
  private final List<TreeNode> units;

  /** The pane of what was put together from fragments; else the frame. */
  private final int datagramPane;

  private DumpBytes(FrameTree tree, int unitCount, boolean hasDatagram) {
    this.tree = tree;
    List<TreeNode> layers = tree.layers();
    units = layers.subList(layers.size() - unitCount, layers.size());
    datagramPane = hasDatagram ? 1 : 0;
  }

  /** Makes the dump of a frame, to look at its bytes. */
  public static ShownBytes.OfFrame of(ViewedFrame frame, FrameFields fields) {
    boolean hasDatagram =
        frame.headers().filter(headers -> headers.frame() != frame.frame()).isPresent();
    FrameTree tree = FrameTrees.of(frame, fields, ZoneOffset.UTC, true);
    return new DumpBytes(tree, frame.units().size(), hasDatagram);
  }

  @Override
  public boolean inFrame(int index) {
    return isShown(0, index);
  }

  @Override
  public boolean inDatagram(int index) {
    return isShown(datagramPane, index);
  }

  @Override
  public boolean inUnit(int unit, int index) {
    return units
        .get(unit)
        .place()
        .filter(place -> isShown(place.pane(), place.start() + index))
        .isPresent();
  }

  private boolean isShown(int pane, int index) {
    return index >= 0 && tree.panes().get(pane).isShown(index);
  }
}
