package org.icascope.report.text;

import java.time.ZoneId;
import java.util.Set;

/**
 * How the text report looks.
 *
 * @param width columns no line exceeds, {@link #LEAST_WIDTH} or more
 * @param color use terminal colors
 * @param zone time zone of all times shown
 * @param all every row of the table and a timeline for every session
 * @param firstScreenOnly leave out table and timelines
 * @param timelines serial numbers of sessions whose timelines were asked for
 */
public record TextOptions(
    int width,
    boolean color,
    ZoneId zone,
    boolean all,
    boolean firstScreenOnly,
    Set<Integer> timelines) {

  /** Narrower than this no table of sessions is readable (chosen). */
  public static final int LEAST_WIDTH = 40;

  public TextOptions {
    if (width < LEAST_WIDTH) {
      throw new IllegalArgumentException("narrower than " + LEAST_WIDTH + ": " + width);
    }
    timelines = Set.copyOf(timelines);
  }
}
