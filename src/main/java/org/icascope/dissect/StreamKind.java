package org.icascope.dissect;

/** What the first bytes of one direction of a flow are. */
public enum StreamKind {
  /** The CGP signature. */
  CGP,
  /** The ICA banner. */
  ICA,
  /** Neither, though the first bytes were captured. */
  OTHER
}
