package org.icascope.tunnel.tls.crypto;

/** In the place of a cipher that this JVM's cryptography does not have. */
final class MissingCipher implements RecordCipher {

  @Override
  public int decrypt(
      long sequence,
      int contentType,
      int version,
      byte[] record,
      int start,
      int length,
      byte[] out,
      int outStart) {
    return -1;
  }

  @Override
  public int prefixBytes() {
    return 0;
  }

  @Override
  public RecordCipher next() {
    return this;
  }

  @Override
  public boolean supported() {
    return false;
  }
}
