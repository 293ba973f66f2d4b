package org.icascope.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Text from the wire never controls a terminal. */
class WireTextTest {

  @Test
  void whatIsFineStaysAsItIs() {
    String name = "CTXTWI 1~";
    assertSame(name, WireText.printable(name));
    assertEquals("Müller 山 😀", WireText.readable("Müller 山 😀"));
  }

  @Test
  void everyOtherCharacterBecomesOneQuestionMark() {
    assertEquals("a?b?", WireText.printable("a\nb\u007f"));
    assertEquals("??x", WireText.printable("é😀x"));
  }

  @Test
  void controlAndFormatCharactersAreNotReadable() {
    assertEquals("?[31m", WireText.readable("\u001b[31m"));
    assertEquals(
        "?", WireText.readable("\u009b"), "the control sequence introducer of 8-bit codes");
    assertEquals("a?b?c?", WireText.readable("a\u202eb\u2028c\ue000"));
    assertEquals("😀?x", WireText.readable("😀\ud800x"), "half a surrogate pair");
  }
}
