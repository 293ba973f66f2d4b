package org.icascope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of a diagnostic is a stable dotted name. */
class DiagnosticTest {

  @ParameterizedTest
  @ValueSource(strings = {"stream.gap", "capture.truncated-file", "a.1", "x-y"})
  void aDottedNameIsACode(String code) {
    assertEquals(code, Diagnostic.of(Severity.INFO, code, "text").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gap", ".gap", "gap.", "a..b", "a.-b", "A.b", "a b.c", "a.ü", "-"})
  void anythingElseIsAMistakeOfOurs(String code) {
    assertThrows(IllegalArgumentException.class, () -> Diagnostic.of(Severity.INFO, code, "text"));
  }
}
