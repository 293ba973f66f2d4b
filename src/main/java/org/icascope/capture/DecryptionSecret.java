package org.icascope.capture;

import java.nio.ByteBuffer;

/**
 * Secrets that a capture carries to decrypt its traffic (pcapng decryption secrets block). {@link
 * #toString} and messages never show them.
 *
 * @param type what they are: {@link #TLS_KEY_LOG} or another type of the pcapng draft, section 4.7
 * @param content read-only
 */
public record DecryptionSecret(int type, ByteBuffer content) {

  /** The text of an SSLKEYLOGFILE. */
  public static final int TLS_KEY_LOG = 0x544c534b;

  public DecryptionSecret {
    content = content.asReadOnlyBuffer();
  }

  @Override
  public ByteBuffer content() {
    return content.duplicate();
  }

  @Override
  public String toString() {
    return "decryption secrets of type 0x%08x, %d bytes".formatted(type, content.remaining());
  }
}
