package org.icascope.view.tree;

import java.util.ArrayList;
import java.util.List;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/**
 * The tree of a frame whose bytes may belong to units that later frames complete. It waits for them
 * for a while.
 */
public final class UnfinishedTree {

  /** Frames of any flow that are waited for (chosen). */
  private static final int MOST_FRAMES = 5000;

  /** Frames of its own flow and direction that complete something of another frame (chosen). */
  private static final int MOST_OWN = 8;

  private final FrameTree tree;
  private final long weightBytes;
  private final PacketRef ref;
  private final Flow flow;
  private final Direction direction;
  private final List<TreeNode> later = new ArrayList<>();
  private int framesLeft;
  private int ownLeft = MOST_OWN;

  /**
   * @param frame what the tree was made of
   */
  public UnfinishedTree(FrameTree tree, ViewedFrame frame) {
    this.tree = tree;
    this.weightBytes = tree.weightBytes();
    this.ref = frame.frame().mark().ref();
    this.flow = frame.flow().orElse(null);
    this.direction = frame.direction();
    boolean brings =
        frame.headers().filter(headers -> headers.payloadCaptured() > 0).isPresent()
            && frame.flow().filter(Flow::payloadWanted).isPresent();
    framesLeft = brings ? MOST_FRAMES : 0;
  }

  /** Memory that it takes, about. */
  public long weightBytes() {
    return weightBytes;
  }

  /** Nothing more will be waited for. */
  public void giveUp() {
    framesLeft = 0;
  }

  public boolean isFinished() {
    return framesLeft <= 0;
  }

  /** The tree with what is known by now. */
  public FrameTree tree() {
    List<TreeNode> layers = new ArrayList<>(tree.layers());
    layers.addAll(later);
    return new FrameTree(tree.capture(), tree.number(), layers, tree.panes());
  }

  /** A frame that came after it. */
  public void later(ViewedFrame frame) {
    if (isFinished()) {
      return;
    }
    framesLeft--;
    boolean ofOthers = false;
    for (Unit unit : frame.units()) {
      if (unit.flow() == flow && unit.direction() == direction && !addParts(unit)) {
        ofOthers = true;
      }
    }
    if (ofOthers && --ownLeft == 0) {
      giveUp();
    }
  }

  /** Returns whether the frame brought part of the unit. */
  private boolean addParts(Unit unit) {
    boolean any = false;
    PacketRef last =
        unit.pieces().isEmpty() ? ref : unit.pieces().get(unit.pieces().size() - 1).frame().ref();
    for (Unit.Piece piece : unit.pieces()) {
      if (piece.frame().ref().equals(ref) && !last.equals(ref)) {
        any = true;
        later.add(part(unit, piece, last));
      }
    }
    return any;
  }

  private static TreeNode part(Unit unit, Unit.Piece piece, PacketRef last) {
    Draft draft = new Draft("");
    Draft line =
        draft.remark(
            "part of %s complete in frame %d: %d of %s"
                .formatted(
                    UnitNames.of(unit),
                    last.frame(),
                    piece.length(),
                    ValueText.count(unit.lengthBytes(), "byte")));
    return line.at(0, piece.frameIndex(), piece.length()).build();
  }
}
