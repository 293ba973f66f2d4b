package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** The MAC of a record of TLS 1.2 (RFC 5246, section 6.2.3.1). */
final class RecordMac {

  private final Mac mac;
  private final byte[] head = new byte[RecordHeads.TLS12_BYTES];
  private final byte[] computed;

  RecordMac(String algorithm, byte[] key) throws GeneralSecurityException {
    mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    computed = new byte[mac.getMacLength()];
  }

  int lengthBytes() {
    return computed.length;
  }

  /** Whether the MAC of the content is right, which lies behind the content. */
  boolean fits(long sequence, int contentType, int version, byte[] bytes, int start, int length)
      throws ShortBufferException {
    RecordHeads.tls12(head, sequence, contentType, version, length);
    mac.update(head, 0, head.length);
    mac.update(bytes, start, length);
    mac.doFinal(computed, 0);
    int end = start + length;
    return Arrays.equals(computed, 0, computed.length, bytes, end, end + computed.length);
  }
}
