package org.icascope.view.field;

/** What values a field has, which decides what it can be compared with. */
public enum FieldType {
  /** A whole number from 0 on, as flags and counts; signed where the layout says so. */
  NUMBER,
  /** A number with a fraction, as seconds. */
  DECIMAL,
  BOOLEAN,
  TEXT,
  BYTES,
  /** An IPv4 or IPv6 address. */
  ADDRESS,
  /** An address of six bytes of the link layer. */
  ETHERNET,
  /** A point in time. */
  TIME,
  /** A protocol, or a group of fields: it is there or not. */
  GROUP
}
