package org.icascope.tunnel.tls;

/** Numbers of the protocol: RFC 5246, 8446, 6347, 9147 and the registries of IANA they name. */
final class Numbers {

  /** Content types of records. */
  static final int CHANGE_CIPHER_SPEC = 20;

  static final int ALERT = 21;
  static final int HANDSHAKE = 22;
  static final int APPLICATION = 23;
  static final int HEARTBEAT = 24;

  /** A record with a connection id, RFC 9146. */
  static final int WITH_CONNECTION_ID = 25;

  /** DTLS 1.3 only. */
  static final int ACK = 26;

  /** A message of SSL 2.0, which has no content types; outside the range of those. */
  static final int SSL2_MESSAGE = 0x100;

  /** Types of handshake messages. */
  static final int CLIENT_HELLO = 1;

  static final int SERVER_HELLO = 2;
  static final int HELLO_VERIFY_REQUEST = 3;
  static final int NEW_SESSION_TICKET = 4;
  static final int END_OF_EARLY_DATA = 5;
  static final int ENCRYPTED_EXTENSIONS = 8;
  static final int CERTIFICATE = 11;
  static final int SERVER_KEY_EXCHANGE = 12;
  static final int SERVER_HELLO_DONE = 14;
  static final int CLIENT_KEY_EXCHANGE = 16;
  static final int FINISHED = 20;
  static final int KEY_UPDATE = 24;

  /** Extensions. */
  static final int SERVER_NAME = 0;

  static final int MAX_FRAGMENT_LENGTH = 1;
  static final int TRUNCATED_MAC = 4;
  static final int GROUPS = 10;
  static final int POINT_FORMATS = 11;
  static final int SIGNATURE_ALGORITHMS = 13;
  static final int ALPN = 16;
  static final int ENCRYPT_THEN_MAC = 22;
  static final int EXTENDED_MASTER_SECRET = 23;
  static final int SESSION_TICKET = 35;
  static final int PRE_SHARED_KEY = 41;
  static final int EARLY_DATA = 42;
  static final int SUPPORTED_VERSIONS = 43;

  /** The number that {@link #KEY_SHARE} had before draft 23 of RFC 8446. */
  static final int KEY_SHARE_OF_DRAFTS = 40;

  static final int KEY_SHARE = 51;
  static final int CONNECTION_ID = 54;

  /** Versions as on the wire. */
  static final int SSL_2_0 = 0x0002;

  static final int TLS_1_2 = 0x0303;
  static final int TLS_1_3 = 0x0304;
  static final int DTLS_1_3 = 0xfefc;

  /** Longest body of a record: 2^14 and what protection may add, RFC 5246 6.2.3. */
  static final int MOST_RECORD_BYTES = (1 << 14) + 2048;

  private Numbers() {}

  /** Values that clients put in to keep servers tolerant, RFC 8701. */
  static boolean isGrease(int value) {
    return (value & 0x0f0f) == 0x0a0a && value >>> 8 == (value & 0xff);
  }

  /** A final TLS 1.3 or one of the drafts that work like it (RFC 8446 is draft 28). */
  static boolean isTls13(int version) {
    return version == TLS_1_3 || version >>> 8 == 0x7f;
  }
}
