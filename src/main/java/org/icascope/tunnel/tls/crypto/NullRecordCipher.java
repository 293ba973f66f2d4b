package org.icascope.tunnel.tls.crypto;

import javax.crypto.ShortBufferException;

/** Records that are authenticated but readable (RFC 5246, section 6.2.3.1). */
final class NullRecordCipher implements RecordCipher {

  private final RecordMac mac;

  NullRecordCipher(RecordMac mac) {
    this.mac = mac;
  }

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
    int content = length - mac.lengthBytes();
    try {
      if (content < 0 || !mac.fits(sequence, contentType, version, record, start, content)) {
        return -1;
      }
    } catch (ShortBufferException e) {
      throw new IllegalStateException("the MAC has another length than it says", e);
    }
    System.arraycopy(record, start, out, outStart, content);
    return content;
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
    return true;
  }
}
