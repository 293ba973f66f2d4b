package org.icascope.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One remark about the traffic. Faults of the program itself are exceptions, not diagnostics.
 *
 * @param severity how serious the remark is for the reader of the capture
 * @param code stable dotted name, listed in docs/diagnostics.md; scripts match on it
 * @param message one sentence for people, with the values that matter
 * @param at frame the remark is about
 * @param flow serial number of the flow ({@code Flow.serial()})
 */
public record Diagnostic(
    Severity severity, String code, String message, Optional<FrameMark> at, OptionalInt flow) {

  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    if (!isCode(code)) {
      throw new IllegalArgumentException("code must be dotted lower case: " + code);
    }
  }

  /** Words of lower-case letters and digits, two or more, with a dot or hyphen between them. */
  private static boolean isCode(String code) {
    int words = 1;
    boolean inWord = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      boolean joint = c == '.' || c == '-';
      if (joint ? !inWord : !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
        return false;
      }
      words += joint ? 1 : 0;
      inWord = !joint;
    }
    return inWord && words > 1;
  }

  /** About a flow or a frame, not about the program or a file of the user. */
  public boolean isAboutTraffic() {
    return flow.isPresent() || at.isPresent();
  }

  /** About a frame. */
  public static Diagnostic of(Severity severity, String code, String message, FrameMark at) {
    return new Diagnostic(severity, code, message, Optional.of(at), OptionalInt.empty());
  }

  public static Diagnostic of(Severity severity, String code, String message) {
    return new Diagnostic(severity, code, message, Optional.empty(), OptionalInt.empty());
  }

  public static Diagnostic of(
      Severity severity, String code, String message, FrameMark at, int flow) {
    return new Diagnostic(severity, code, message, Optional.of(at), OptionalInt.of(flow));
  }
}
