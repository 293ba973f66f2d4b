package org.icascope.tunnel.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.icascope.tunnel.HeldBytes;
import org.icascope.tunnel.tls.crypto.CipherSuite;
import org.icascope.tunnel.tls.crypto.CipherSuites;

/**
 * The messages of a handshake so far, for the hash that the extended master secret rests on (RFC
 * 7627, 3). Kept only while there are keys that might need it.
 */
final class Transcript {

  /** Chosen: more than certificates and key exchange take. */
  private static final int MOST_BYTES = 1 << 18;

  /** DTLS hashes number and fragment of each message too, as if it had one fragment: RFC 6347. */
  private final boolean datagrams;

  private final HeldBytes held;

  private byte[] bytes = {};
  private int length;
  private boolean closed;
  private int numbered;

  Transcript(boolean datagrams, HeldBytes held) {
    this.held = held;
    this.datagrams = datagrams;
  }

  void add(int type, byte[] message, int start, int size) {
    if (type == 0 || closed) { // HelloRequest does not count
      return;
    }
    int extra = datagrams ? 8 : 0;
    if (length + size + extra > MOST_BYTES) {
      close();
      return;
    }
    if (!grow(length + size + extra)) {
      close();
      return;
    }
    System.arraycopy(message, start, bytes, length, 4);
    length += 4;
    if (datagrams) {
      fragmentHeader(message, start);
    }
    System.arraycopy(message, start + 4, bytes, length, size - 4);
    length += size - 4;
  }

  /** Number of the message that comes next; known where messages have numbers. */
  void number(int number) {
    numbered = number;
  }

  private void fragmentHeader(byte[] message, int start) {
    bytes[length++] = (byte) (numbered >>> 8);
    bytes[length++] = (byte) numbered;
    for (int i = 0; i < 3; i++) {
      bytes[length++] = 0;
    }
    System.arraycopy(message, start + 1, bytes, length, 3);
    length += 3;
  }

  /** Forgets everything: what was said before a HelloVerifyRequest does not count. */
  void clear() {
    length = 0;
    closed = false;
  }

  /** No hash of what follows will be asked for until the next handshake, or it is too much. */
  void close() {
    closed = true;
    length = 0;
    held.giveBack(bytes.length);
    bytes = new byte[0];
  }

  private boolean grow(int needed) {
    if (needed > bytes.length) {
      int size = Math.max(needed, 2 * bytes.length);
      if (!held.take(size - bytes.length)) {
        return false;
      }
      bytes = Arrays.copyOf(bytes, size);
    }
    return true;
  }

  /** The hash by the suite's hash function; none when the suite is not one that is decrypted. */
  byte[] hash(int suite) {
    if (length == 0) {
      return new byte[0];
    }
    return CipherSuites.of(suite)
        .map(CipherSuite::hashAlgorithm)
        .map(this::hash)
        .orElseGet(() -> new byte[0]);
  }

  private byte[] hash(String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      return new byte[0];
    }
  }
}
