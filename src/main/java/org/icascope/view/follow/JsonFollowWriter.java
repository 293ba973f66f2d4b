package org.icascope.view.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.view.frame.Unit;

/** A conversation as data: one object per message and event, in an array or a line each. */
final class JsonFollowWriter implements FollowWriter {

  private static final int BLOCK_CHARACTERS = 1 << 14;

  private final Form form;
  private final boolean array;
  private final StringBuilder text = new StringBuilder();
  private boolean any;

  JsonFollowWriter(Form form) {
    this.form = form;
    this.array = form.kind() == Form.Kind.JSON;
    text.append(array ? "[\n" : "");
  }

  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    // each object names its capture by index
  }

  @Override
  public void onTime(long nanos) {
    // each object has its own
  }

  private JsonObject next(String record) {
    if (any) {
      text.append(array ? ",\n" : "\n");
    }
    any = true;
    return new JsonObject(text).text("record", record);
  }

  @Override
  public void onConnection(Flow flow) {
    next("connection")
        .text("transport", flow.transport().label())
        .text("client", flow.client().toString())
        .text("server", flow.server().toString())
        .end();
  }

  @Override
  public void onMessage(Message message) {
    JsonObject object =
        next("message")
            .time("time", message.mark().timeNanos())
            .number("capture", message.mark().capture())
            .number("frame", message.mark().frame())
            .text("direction", message.direction().label());
    if (message.number() > 0) {
      object.number("number", message.number());
    }
    object
        .text("protocol", message.protocol())
        .number("bytes", message.lengthBytes())
        .text("info", message.words());
    if (message.acknowledges() > 0) {
      object.number("acknowledges", message.acknowledges());
    }
    if (message.replayed()) {
      object.truth("replayed", true);
    }
    if (form.hex()) {
      object.texts(
          "hex", message.units().stream().map((Unit u) -> VisibleBytes.of(u).oneLine()).toList());
    }
    object.end();
    if (text.length() > BLOCK_CHARACTERS) {
      flush();
    }
  }

  @Override
  public void onNote(Note note) {
    next("event")
        .time("time", note.timeNanos())
        .number("capture", note.at().capture())
        .number("frame", note.at().frame())
        .text("type", note.type())
        .text("summary", note.text())
        .end();
  }

  @Override
  public void onEnd(Totals totals, boolean partial) {
    JsonObject object = next("summary");
    if (partial) {
      object.truth("partial", true);
    }
    for (Direction direction : Direction.values()) {
      String prefix = direction == Direction.CLIENT_TO_SERVER ? "clientToServer" : "serverToClient";
      object
          .number(prefix + "Messages", totals.messages(direction))
          .number(prefix + "Bytes", totals.bytes(direction))
          .number(prefix + "Replayed", totals.replayed(direction));
    }
    object.end();
    text.append(array ? "\n]\n" : "\n");
  }

  @Override
  public void flush() {
    try {
      form.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
      form.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }
}
