package org.icascope.view.tree;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.icascope.view.field.TimeText;
import org.icascope.view.frame.ViewedFrame;

/** The first node of a tree: what the file says of the frame. */
final class FrameLines {

  private FrameLines() {}

  static Draft of(ViewedFrame viewed, FrameFields fields, ZoneId zone) {
    Frame frame = viewed.frame();
    Draft draft =
        new Draft(
            "Frame %d: %s on wire, %s captured"
                .formatted(
                    frame.number(),
                    ValueText.count(frame.originalLength(), "byte"),
                    ValueText.count(frame.capturedLength(), "byte")));
    draft.field("frame").at(0, 0, frame.capturedLength());
    time(draft, frame.timeNanos(), zone);
    epoch(draft, frame.timeNanos());
    add(draft, fields, "frame.time_delta", " seconds");
    add(draft, fields, "frame.time_relative", " seconds");
    add(draft, fields, "frame.number", "");
    add(draft, fields, "frame.len", " bytes");
    add(draft, fields, "frame.cap_len", " bytes");
    add(draft, fields, "frame.protocols", "");
    remarks(draft, viewed, fields);
    return draft;
  }

  private static void time(Draft draft, long nanos, ZoneId zone) {
    draft
        .child("Arrival time: " + TimeText.of(nanos, zone))
        .value("frame.time", new FieldValue.Time(nanos));
  }

  private static void epoch(Draft draft, long nanos) {
    draft
        .child("Epoch time: " + BigDecimal.valueOf(nanos, 9).toPlainString() + " seconds")
        .value("frame.time_epoch", new FieldValue.Elapsed(nanos));
  }

  private static void remarks(Draft draft, ViewedFrame viewed, FrameFields fields) {
    if (viewed.isDuplicate()) {
      draft.remark("Captured before: the same packet again, left out of all counts");
    }
    if (viewed.frame().capturedLength() < viewed.frame().originalLength()) {
      draft.remark("Cut: the capture does not have all of its bytes");
    }
    add(draft, fields, "icascope.file", "");
    add(draft, fields, "frame.comment", "");
    add(draft, fields, "icascope.flow", "");
    add(draft, fields, "icascope.session", "");
  }

  private static void add(Draft draft, FrameFields fields, String name, String unit) {
    Optional<FieldInfo> field = Fields.catalog().find(name);
    field.ifPresent(
        info ->
            fields.values(
                info,
                value -> draft.child(info.title() + ": " + text(value) + unit).value(name, value)));
  }

  private static String text(FieldValue value) {
    if (value instanceof FieldValue.Whole number) {
      return Long.toString(number.value());
    }
    if (value instanceof FieldValue.Elapsed elapsed) {
      return BigDecimal.valueOf(elapsed.nanos(), 9).toPlainString();
    }
    return value instanceof FieldValue.Text text ? ValueText.text(text.value()) : "";
  }
}
