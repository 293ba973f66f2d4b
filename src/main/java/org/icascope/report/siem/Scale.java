package org.icascope.report.siem;

import org.icascope.model.Severity;

/** How the four severities are told in formats that have numbers for them. */
public enum Scale {
  /** {@code event.severity}: its meaning is up to the source. */
  ECS(1, 2, 3, 4),
  /** {@code severity_id}: Informational, Low, Medium, High. */
  OCSF(1, 2, 3, 4),
  /** 0 to 10: 0 to 3 low, 4 to 6 medium, 7 and 8 high, 9 and 10 very high. */
  CEF(1, 3, 6, 8),
  /** RFC 5424, table 2: informational, notice, warning, error. */
  SYSLOG(6, 5, 4, 3);

  private final int[] numbers;

  Scale(int... numbers) {
    this.numbers = numbers;
  }

  public int of(Severity severity) {
    return numbers[severity.ordinal()];
  }
}
