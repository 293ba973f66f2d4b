package org.icascope.view.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** JSON by hand escapes what RFC 8259 asks for, and what a terminal would obey. */
class JsonObjectTest {

  @Test
  void controlCharactersOfBothSetsAndDeleteAreEscaped() {
    StringBuilder out = new StringBuilder();
    new JsonObject(out).text("a", "\"\\\u0000\u001b\u007f\u0080\u009b\u009f\u00a0é·").end();
    assertEquals(
        "{\"a\":\"\\\"\\\\\\u0000\\u001b\\u007f\\u0080\\u009b\\u009f\u00a0é·\"}", out.toString());
  }
}
