package org.icascope.view.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.icascope.model.FrameMark;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/** Finds the bytes of units in the frame, and makes panes for those that are not in it. */
final class UnitPanes {

  /** Fewer bytes may be found where they are not (chosen). */
  private static final int LEAST_SEARCHED = 2;

  private static final Set<String> ENCRYPTED = Set.of("tls", "dtls");

  /** Where a unit begins: the pane and the index in it. */
  record Found(int pane, int start) {}

  private final ViewedFrame viewed;
  private final List<BytePane> panes;

  /** Layers around the units looked at last, outermost first. */
  private final List<Unit> around = new ArrayList<>();

  private int searchFrom;

  /**
   * @param panes the first is the frame
   */
  UnitPanes(ViewedFrame viewed, List<BytePane> panes) {
    this.viewed = viewed;
    this.panes = panes;
    searchFrom =
        viewed
            .headers()
            .filter(headers -> headers.frame() == viewed.frame())
            .map(headers -> headers.payloadStart() - viewed.frame().start())
            .orElse(Integer.MAX_VALUE);
  }

  /** To be called for one unit after the other, in their order. */
  Found find(Unit unit) {
    around.removeIf(outer -> outer.depth() >= unit.depth());
    int index = indexInFrame(unit);
    Found found = index >= 0 ? new Found(0, index) : new Found(panes.size(), 0);
    if (index < 0) {
      panes.add(new BytePane(title(unit), unit.bytes()));
    }
    around.add(unit);
    return found;
  }

  private int indexInFrame(Unit unit) {
    if (unit.pieces().size() != 1 || !isThis(unit.pieces().get(0).frame()) || isChanged()) {
      return -1;
    }
    Unit.Piece piece = unit.pieces().get(0);
    if (piece.offset() != 0 || piece.length() != unit.bytes().length) {
      return -1;
    }
    int index = piece.frameIndex() >= 0 ? piece.frameIndex() : search(unit.bytes());
    if (index >= 0 && unit.depth() == Unit.ICA_DEPTH) {
      searchFrom = index + unit.bytes().length;
    } else if (index >= 0) {
      searchFrom = index;
    }
    return index;
  }

  /** What is inside these layers is other bytes than those outside. */
  private boolean isChanged() {
    return around.stream()
        .anyMatch(
            outer ->
                ENCRYPTED.contains(outer.protocol())
                    || outer.layout().equals("websocket") && isCoded(outer.bytes()));
  }

  /** Masked, or compressed as far as a first bit tells (RFC 7692); later fragments bear none. */
  private static boolean isCoded(byte[] frame) {
    return frame.length < 2 || (frame[0] & 0x40) != 0 || frame[1] < 0;
  }

  /** Layers inside others stand in the frame as they are, unless those change them. */
  private int search(byte[] wanted) {
    byte[] bytes = panes.get(0).bytes();
    if (wanted.length < LEAST_SEARCHED) {
      return -1;
    }
    for (int at = searchFrom; at <= bytes.length - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isThis(FrameMark mark) {
    return mark.ref().equals(viewed.frame().mark().ref());
  }

  private String title(Unit unit) {
    List<String> words = new ArrayList<>();
    if (unit.pieces().size() > 1) {
      words.add("reassembled");
    }
    if (around.stream().anyMatch(outer -> ENCRYPTED.contains(outer.protocol()))) {
      words.add("decrypted");
    }
    if (around.stream().anyMatch(outer -> outer.layout().equals("websocket"))) {
      words.add("unmasked");
    }
    String how = String.join(" and ", words);
    String text = (how.isEmpty() ? "" : how + " ") + UnitNames.of(unit);
    return Character.toUpperCase(text.charAt(0))
        + text.substring(1)
        + " ("
        + ValueText.count(unit.lengthBytes(), "byte")
        + ")";
  }
}
