package org.icascope.tunnel.tls.crypto;

/** The versions that keys are made for as in RFC 8446. */
final class Tls13Versions {

  static final int FINAL = 0x0304;

  /** Draft 20, with the labels of the RFC. */
  private static final int FIRST_DRAFT = 0x7f14;

  /** Draft 28, the last one. */
  private static final int LAST_DRAFT = 0x7f1c;

  private Tls13Versions() {}

  static boolean has(int version) {
    return version == FINAL || version >= FIRST_DRAFT && version <= LAST_DRAFT;
  }
}
