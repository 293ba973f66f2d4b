package org.icascope.view.tree;

import java.util.List;
import java.util.stream.Collectors;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.UnitLayouts;
import org.icascope.view.field.FieldValue;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/** The lines of one unit. */
final class UnitLines {

  /** Frames of a unit that are listed one by one (chosen). */
  private static final int MOST_PIECES = 64;

  private final ViewedFrame viewed;
  private final UnitPanes places;
  private final List<BytePane> panes;

  UnitLines(ViewedFrame viewed, UnitPanes places, List<BytePane> panes) {
    this.viewed = viewed;
    this.places = places;
    this.panes = panes;
  }

  Draft of(Unit unit) {
    UnitPanes.Found found = places.find(unit);
    BytePane pane = panes.get(found.pane());
    Draft draft =
        switch (unit.layout()) {
          case "tls" -> TlsLines.tls(unit, found, pane);
          case "dtls" -> TlsLines.dtls(unit, found, pane);
          case "websocket" -> WebSocketLines.of(unit, found, pane);
          default -> spec(unit, found, pane);
        };
    draft.field(unit.protocol()).at(found.pane(), found.start(), unit.bytes().length);
    remarks(draft, unit);
    if (found.pane() > 0) {
      showInFrame(unit, pane);
    }
    return draft;
  }

  private Draft spec(Unit unit, UnitPanes.Found found, BytePane pane) {
    Draft draft = new Draft("");
    FieldTree tree = unit.fields().orElse(null);
    if (tree != null) {
      new SpecLines(unit, found, pane).addTo(draft, tree.root());
      tree.problem()
          .ifPresent(text -> draft.remark("Malformed " + UnitNames.of(unit) + ": " + text));
    }
    draft.title(UnitTitles.of(unit, tree));
    if (unit.layout().equals(UnitLayouts.ICA_FRAME)) {
      if (!unit.variant().isEmpty()) {
        draft
            .child("[Protection of the content: " + unit.variant() + "]")
            .value("ica.frame.protection", new FieldValue.Text(unit.variant()));
      }
      int header = Math.min(2, unit.bytes().length);
      int rest = unit.bytes().length - header;
      draft
          .child("Payload: " + ValueText.count(unit.lengthBytes() - header, "byte") + ", not shown")
          .at(found.pane(), found.start() + header, rest);
    }
    return draft;
  }

  private void remarks(Draft draft, Unit unit) {
    if (unit.number() > 0) {
      draft
          .child("[Message number: " + unit.number() + "]")
          .number("icascope.message", unit.number());
    }
    if (unit.again()) {
      draft
          .remark("Replayed: sent before, on the connection that broke")
          .field("icascope.replayed");
    }
    if (unit.missingBytes() > 0) {
      draft.remark(ValueText.count(unit.missingBytes(), "byte") + " of it are not in the capture");
    }
    if (unit.bytes().length < unit.lengthBytes() && unit.missingBytes() == 0) {
      draft.remark(
          "Of %s only the first %s are kept here"
              .formatted(
                  ValueText.count(unit.lengthBytes(), "byte"),
                  ValueText.count(unit.bytes().length, "byte")));
    }
    if (unit.pieces().size() > 1) {
      draft.remark(pieces(unit));
    }
  }

  /** {@code 2 frames, 604 bytes: #5 (300), #6 (304)}. */
  private static String pieces(Unit unit) {
    String list =
        unit.pieces().stream()
            .limit(MOST_PIECES)
            .map(piece -> "#" + piece.frame().ref().frame() + " (" + piece.length() + ")")
            .collect(Collectors.joining(", "));
    long frames = unit.pieces().stream().map(piece -> piece.frame().ref()).distinct().count();
    return ValueText.count(frames, "frame")
        + ", "
        + ValueText.count(unit.lengthBytes(), "byte")
        + ": "
        + list
        + (unit.pieces().size() > MOST_PIECES ? " …" : "");
  }

  /** What may be shown of a unit in parts may be shown of the part in this frame. */
  private void showInFrame(Unit unit, BytePane own) {
    for (Unit.Piece piece : unit.pieces()) {
      if (piece.frameIndex() >= 0 && piece.frame().ref().equals(viewed.frame().mark().ref())) {
        for (int i = 0; i < piece.length(); i++) {
          if (piece.offset() + i < own.length() && own.isShown(piece.offset() + i)) {
            panes.get(0).show(piece.frameIndex() + i, 1);
          }
        }
      }
    }
  }
}
