package org.icascope.testkit.protocol;

/** The two ways of writing the same CGP messages that were seen or are legal (cgp.md, 3). */
public enum CgpEncoding {
  /** Two-byte lengths in the bind, EXT_LENGTH announced, every data message acknowledges. */
  CURRENT,
  /** Shortest lengths, no EXT_LENGTH, an acknowledgement every N messages. */
  PLAIN;

  boolean wideBind() {
    return this == CURRENT;
  }

  boolean announcesExtensionLength() {
    return this == CURRENT;
  }

  /** Whether a data message carries whatever is waiting to be acknowledged. */
  public boolean acknowledgesEagerly() {
    return this == CURRENT;
  }
}
