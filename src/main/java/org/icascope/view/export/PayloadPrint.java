package org.icascope.view.export;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether two payloads are the same without keeping them. Two different ones of the same
 * length look alike with a chance of 2^-64; no forger gains anything by that.
 */
record PayloadPrint(int length, long first, long second) {

  /** Of all bytes from an index on. */
  static PayloadPrint of(byte[] bytes, int start) {
    CRC32 first = new CRC32();
    CRC32C second = new CRC32C();
    first.update(bytes, start, bytes.length - start);
    second.update(bytes, start, bytes.length - start);
    return new PayloadPrint(bytes.length - start, first.getValue(), second.getValue());
  }
}
