package org.icascope.view.info;

/** What the column of times shows. */
public enum TimeStyle {
  /** Seconds since the first frame. */
  RELATIVE,
  /** Seconds since the frame before. */
  DELTA,
  /** Seconds since the frame listed before. */
  DELTA_LISTED,
  /** Time of day. */
  ABSOLUTE,
  /** Date and time of day. */
  ABSOLUTE_WITH_DATE,
  /** Seconds since 1970. */
  EPOCH
}
