package org.icascope.tunnel;

/** What the first bytes say about a kind of tunnel. */
public enum Look {
  /** It is something else. */
  NO,
  /** Further bytes decide. */
  MORE,
  /** It is this kind. */
  YES
}
