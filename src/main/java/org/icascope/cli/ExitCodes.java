package org.icascope.cli;

/** Exit codes of {@code analyze} (contract of the analysis document, last section). */
final class ExitCodes {

  static final int DONE = 0;
  static final int UNREADABLE = 1;
  static final int WRONG_ARGUMENTS = 2;
  static final int FINDINGS = 3;

  private ExitCodes() {}
}
