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
    Severity severity, String code, String message, Optional<PacketRef> at, OptionalInt flow) {

  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    if (!code.matches("[a-z0-9]+([.-][a-z0-9]+)+")) {
      throw new IllegalArgumentException("code must be dotted lower case: " + code);
    }
  }

  public static Diagnostic of(Severity severity, String code, String message) {
    return new Diagnostic(severity, code, message, Optional.empty(), OptionalInt.empty());
  }

  public static Diagnostic of(
      Severity severity, String code, String message, PacketRef at, int flow) {
    return new Diagnostic(severity, code, message, Optional.of(at), OptionalInt.of(flow));
  }
}
