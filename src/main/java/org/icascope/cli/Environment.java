package org.icascope.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What the process has around it; tests bring their own.
 *
 * @param in standard input
 * @param out standard output, not buffered
 * @param err standard error
 * @param charset of text for a person; documents are always UTF-8
 * @param outIsTerminal a person looks at standard output
 * @param errIsTerminal a person looks at standard error
 * @param variables environment variables
 * @param stop becomes true when the user wants the run to end early
 */
record Environment(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    Charset charset,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> variables,
    BooleanSupplier stop) {

  /** The user ended the run, and not a reader of its output that left. */
  boolean stoppedByUser() {
    return stop.getAsBoolean() && !outHasFailed();
  }

  /** Standard output takes no more, and what was written is not all. */
  boolean outHasFailed() {
    return out instanceof StandardOutput output && output.hasFailed();
  }

  /** The same with a file in place of standard output. */
  Environment writingTo(OutputStream file) {
    return new Environment(in, file, err, charset, false, errIsTerminal, variables, stop);
  }

  /** Columns when nobody says how wide the screen is (chosen). */
  private static final int DEFAULT_WIDTH = 100;

  /** Wider than this a line of text is hard to read and a variable is likely wrong (chosen). */
  private static final int MOST_WIDTH = 1000;

  /** Width of the screen: what {@code COLUMNS} says, which the launcher sets on a terminal. */
  int columns(int least) {
    try {
      int columns = Integer.parseInt(variables.getOrDefault("COLUMNS", "").strip());
      return columns <= 0 ? DEFAULT_WIDTH : Math.max(least, Math.min(columns, MOST_WIDTH));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }

  /** Color when somebody looks, unless <a href="https://no-color.org">NO_COLOR</a> is set. */
  boolean wantsColor() {
    return outIsTerminal
        && variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(variables.get("TERM"))
        && (!"Windows_NT".equals(variables.get("OS")) || understandsColorOnWindows());
  }

  /** The plain console of Windows shows escape sequences as rubbish; these terminals do not. */
  private boolean understandsColorOnWindows() {
    return variables.containsKey("WT_SESSION")
        || variables.containsKey("ANSICON")
        || variables.containsKey("TERM")
        || "ON".equals(variables.get("ConEmuANSI"));
  }
}
