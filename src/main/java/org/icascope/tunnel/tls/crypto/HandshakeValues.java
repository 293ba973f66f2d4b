package org.icascope.tunnel.tls.crypto;

/**
 * What of a handshake decides about its keys; filled field by field as the handshake is read.
 * Arrays are empty, never null, where a value was not seen.
 */
public final class HandshakeValues {

  private static final byte[] NONE = {};

  /**
   * The version the server chose: 0x0301 to 0x0304, also in the extension supported_versions, and
   * drafts of TLS 1.3 as there (0x7f1c is draft 28); DTLS 1.0 as 0xfeff, DTLS 1.2 as 0xfefd.
   */
  public int version;

  /** Whether the records are datagrams (DTLS). */
  public boolean datagrams;

  /** The suite the server chose, as registered with IANA. */
  public int cipherSuite;

  /** 32 bytes from the ClientHello; after a HelloRetryRequest from the second one. */
  public byte[] clientRandom = NONE;

  /** 32 bytes from the ServerHello. */
  public byte[] serverRandom = NONE;

  /** The session id of the ServerHello, up to 32 bytes. */
  public byte[] sessionId = NONE;

  /** The ticket that the client offered, or in a full handshake the one that the server gave. */
  public byte[] sessionTicket = NONE;

  /** RSA key exchange: the encrypted pre-master secret of the ClientKeyExchange, without length. */
  public byte[] encryptedPreMaster = NONE;

  /** Whether both sides agreed on the extended master secret (RFC 7627). */
  public boolean extendedMasterSecret;

  /** Whether both sides agreed on encrypt-then-MAC (RFC 7366). */
  public boolean encryptThenMac;

  /** Whether MACs are cut to 10 bytes (RFC 6066, section 7). */
  public boolean truncatedMac;

  /** The compression method the server chose, 0 for none (RFC 3749). */
  public int compression;

  /** Whether the handshake was an abbreviated one, with the master secret of an earlier session. */
  public boolean resumed;

  /**
   * The hash of all handshake messages up to and with the ClientKeyExchange, made with the hash of
   * the suite. Needed for a pre-master secret where the extended master secret was agreed on.
   */
  public byte[] sessionHash = NONE;

  /** The public key of the server's certificate (SubjectPublicKeyInfo, DER). */
  public byte[] serverCertificateKey = NONE;

  /** The agreed maximum fragment length in bytes, 0 if there was no agreement. */
  public int maxFragmentLength;
}
