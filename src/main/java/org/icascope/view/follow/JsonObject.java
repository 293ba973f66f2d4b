package org.icascope.view.follow;

import java.time.Instant;
import java.util.List;

/** One JSON object on one line (RFC 8259), member after member. */
final class JsonObject {

  private final StringBuilder out;
  private boolean any;

  JsonObject(StringBuilder out) {
    this.out = out.append('{');
  }

  private StringBuilder member(String name) {
    out.append(any ? "," : "");
    any = true;
    quoted(name);
    return out.append(':');
  }

  JsonObject text(String name, String value) {
    member(name);
    quoted(value);
    return this;
  }

  JsonObject number(String name, long value) {
    member(name).append(value);
    return this;
  }

  JsonObject truth(String name, boolean value) {
    member(name).append(value);
    return this;
  }

  /** RFC 3339, UTC. */
  JsonObject time(String name, long nanos) {
    long second = Math.floorDiv(nanos, 1_000_000_000L);
    return text(
        name, Instant.ofEpochSecond(second, Math.floorMod(nanos, 1_000_000_000L)).toString());
  }

  JsonObject texts(String name, List<String> values) {
    member(name).append('[');
    for (int i = 0; i < values.size(); i++) {
      out.append(i > 0 ? "," : "");
      quoted(values.get(i));
    }
    out.append(']');
    return this;
  }

  void end() {
    out.append('}');
  }

  private void quoted(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f && c <= 0x9f) { // a terminal would obey some of them
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
