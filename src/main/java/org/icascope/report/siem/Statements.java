package org.icascope.report.siem;

import java.util.Locale;
import org.icascope.session.IncidentCause;

/** Limits and words that statements of records share. */
public final class Statements {

  /** Characters of the sentence. Chosen: the longest of icascope's own is half of it. */
  static final int LONGEST_SUMMARY = 400;

  /** Characters of an explanation and of a remedy. Chosen. */
  static final int LONGEST_EXPLANATION = 800;

  private Statements() {}

  /** An incident's cause as one word that does not change: {@code server-reset}. */
  public static String word(IncidentCause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
