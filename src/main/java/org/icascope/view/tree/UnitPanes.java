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

  /**
   * A unit and its place in the frame.
   *
   * @param start -1 where it is not there as it is
   */
  private record Level(Unit unit, int start) {

    boolean isPlaced() {
      return start >= 0;
    }

    int end() {
      return start + unit.bytes().length;
    }
  }

  /** Layers around the units looked at last, outermost first. */
  private final List<Level> around = new ArrayList<>();

  private final int payloadStart;

  /**
   * @param panes the first is the frame
   */
  UnitPanes(ViewedFrame viewed, List<BytePane> panes) {
    this.viewed = viewed;
    this.panes = panes;
    payloadStart =
        viewed
            .headers()
            .filter(headers -> headers.frame() == viewed.frame())
            .map(headers -> headers.payloadStart() - viewed.frame().start())
            .orElse(Integer.MAX_VALUE);
  }

  /** To be called for one unit after the other, in their order. */
  Found find(Unit unit) {
    Level before = null;
    while (!around.isEmpty() && around.get(around.size() - 1).unit().depth() >= unit.depth()) {
      Level left = around.remove(around.size() - 1);
      before = left.unit().depth() == unit.depth() ? left : before;
    }
    int index = indexInFrame(unit, before);
    Found found = index >= 0 ? new Found(0, index) : new Found(panes.size(), 0);
    if (index < 0) {
      panes.add(new BytePane(title(unit), unit.bytes()));
    }
    around.add(new Level(unit, index));
    return found;
  }

  private int indexInFrame(Unit unit, Level before) {
    if (unit.pieces().size() != 1 || !isThis(unit.pieces().get(0).frame()) || isChanged()) {
      return -1;
    }
    Unit.Piece piece = unit.pieces().get(0);
    if (piece.offset() != 0 || piece.length() != unit.bytes().length) {
      return -1;
    }
    return piece.frameIndex() >= 0 ? piece.frameIndex() : search(unit, before);
  }

  /** What is inside these layers is other bytes than those outside. */
  private boolean isChanged() {
    return around.stream()
        .map(Level::unit)
        .anyMatch(
            outer ->
                ENCRYPTED.contains(outer.protocol())
                    || outer.layout().equals("websocket") && isCoded(outer.bytes()));
  }

  /** Masked, or compressed as far as a first bit tells (RFC 7692); later fragments bear none. */
  private static boolean isCoded(byte[] frame) {
    return frame.length < 2 || (frame[0] & 0x40) != 0 || frame[1] < 0;
  }

  /**
   * Layers inside others stand in the frame as they are, unless those change them. What may be at
   * one of two places is not found, but for what goes on where the unit before it ended.
   */
  private int search(Unit unit, Level before) {
    if (unit.bytes().length < LEAST_SEARCHED) {
      return -1;
    }
    int from = payloadStart;
    int end = panes.get(0).length();
    for (Level outer : around) {
      from = outer.isPlaced() ? outer.start() : from;
      end = outer.isPlaced() ? outer.end() : end;
    }
    if (before != null && before.isPlaced()) {
      from = before.end();
      if (goesOn(before.unit(), unit) && indexOf(unit.bytes(), from, end) == from) {
        return from;
      }
    }
    int first = indexOf(unit.bytes(), from, end);
    return first < 0 || indexOf(unit.bytes(), first + 1, end) < 0 ? first : -1;
  }

  private static boolean goesOn(Unit before, Unit unit) {
    return before.flow() == unit.flow()
        && before.direction() == unit.direction()
        && before.streamOffset() + before.lengthBytes() == unit.streamOffset();
  }

  private int indexOf(byte[] wanted, int from, int end) {
    byte[] bytes = panes.get(0).bytes();
    for (int at = from; at <= end - wanted.length; at++) {
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
    if (around.stream().map(Level::unit).anyMatch(outer -> ENCRYPTED.contains(outer.protocol()))) {
      words.add("decrypted");
    }
    if (around.stream().map(Level::unit).anyMatch(outer -> outer.layout().equals("websocket"))) {
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
