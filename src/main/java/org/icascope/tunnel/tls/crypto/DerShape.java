package org.icascope.tunnel.tls.crypto;

/** What a DER structure is, judged by the tags it begins with (X.690; the RFC of each kind). */
enum DerShape {
  /** RFC 8017, appendix A.1.2: SEQUENCE { INTEGER 0, INTEGER ... }. */
  PKCS1,
  /** RFC 5958: SEQUENCE { INTEGER 0 or 1, SEQUENCE ... }. */
  PKCS8,
  /** RFC 5958, section 3: SEQUENCE { SEQUENCE { OBJECT IDENTIFIER ... }, OCTET STRING }. */
  ENCRYPTED_PKCS8,
  /** RFC 7292: SEQUENCE { INTEGER 3, SEQUENCE ... }. */
  PKCS12,
  /** RFC 5915: SEQUENCE { INTEGER 1, OCTET STRING ... }. */
  EC_KEY,
  /** RFC 5280: SEQUENCE { SEQUENCE { [0] or INTEGER ... } ... }. */
  CERTIFICATE,
  /** RFC 5280: SEQUENCE { SEQUENCE { OBJECT IDENTIFIER ... }, BIT STRING }. */
  PUBLIC_KEY,
  OTHER;

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT_0 = 0xa0;

  static DerShape of(byte[] der) {
    int inner = tag(der, 0) == SEQUENCE ? content(der, 0) : der.length;
    if (tag(der, inner) == SEQUENCE) {
      return ofSequence(der, inner);
    }
    if (tag(der, inner) != INTEGER) {
      return OTHER;
    }
    int number = content(der, inner) < der.length ? der[content(der, inner)] : -1;
    return switch (tag(der, end(der, inner))) {
      case INTEGER -> PKCS1;
      case OCTET_STRING -> EC_KEY;
      case SEQUENCE -> number == 3 ? PKCS12 : PKCS8;
      default -> OTHER;
    };
  }

  private static DerShape ofSequence(byte[] der, int inner) {
    int first = tag(der, content(der, inner));
    if (first == OBJECT_IDENTIFIER) {
      return switch (tag(der, end(der, inner))) {
        case OCTET_STRING -> ENCRYPTED_PKCS8;
        case BIT_STRING -> PUBLIC_KEY;
        default -> OTHER;
      };
    }
    return first == INTEGER || first == CONTEXT_0 ? CERTIFICATE : OTHER;
  }

  private static int tag(byte[] der, int at) {
    return at < der.length ? der[at] & 0xff : -1;
  }

  /** Where the content of an element begins; the end of all when its length is cut off. */
  private static int content(byte[] der, int at) {
    if (at + 1 >= der.length) {
      return der.length;
    }
    int length = der[at + 1] & 0xff;
    return Math.min(der.length, at + 2 + (length > 0x80 ? length & 0x7f : 0));
  }

  /** Where the next element begins; the end of all when this one reaches beyond it. */
  private static int end(byte[] der, int at) {
    int content = content(der, at);
    if (content >= der.length) {
      return der.length;
    }
    long length = der[at + 1] & 0xff;
    if (length >= 0x80) {
      length = 0;
      for (int i = at + 2; i < content && length < der.length; i++) {
        length = length << 8 | der[i] & 0xff;
      }
    }
    return (int) Math.min(der.length, content + length);
  }
}
