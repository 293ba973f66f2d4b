package org.icascope.capture;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the captures of a set carry beside frames: names and decryption secrets. Each is kept once,
 * since the parts of a ring buffer repeat them, and so does looking at a file before reading it.
 */
final class CarriedRecords {

  /** Chosen: a large network's names. */
  static final int MAX_NAMES = 65_536;

  /** Longest name of the DNS, RFC 1035; longer ones are ignored. */
  static final int MAX_NAME_CHARACTERS = 255;

  /** Chosen: some 40,000 TLS sessions. */
  static final int MAX_SECRET_BYTES = 16 << 20;

  /** Chosen: a record takes memory besides its bytes. */
  private static final int MAX_SECRETS = 4096;

  private final Set<NameRecord> names = new LinkedHashSet<>();
  private final Set<DecryptionSecret> secrets = new LinkedHashSet<>();
  private int secretBytes;

  /** Returns false when there is no room for it. */
  synchronized boolean add(NameRecord name) {
    if (name.name().length() > MAX_NAME_CHARACTERS) {
      return true; // no name of a machine
    }
    if (names.size() < MAX_NAMES) {
      names.add(name);
    }
    return names.contains(name);
  }

  /** Copies the secret. Returns false when there is no room for it. */
  synchronized boolean addSecret(int type, byte[] bytes, int start, int length) {
    DecryptionSecret shown = new DecryptionSecret(type, ByteBuffer.wrap(bytes, start, length));
    if (secrets.contains(shown)) {
      return true;
    }
    if (secrets.size() == MAX_SECRETS || length > MAX_SECRET_BYTES - secretBytes) {
      return false;
    }
    byte[] copy = new byte[length];
    System.arraycopy(bytes, start, copy, 0, length);
    secrets.add(new DecryptionSecret(type, ByteBuffer.wrap(copy)));
    secretBytes += length;
    return true;
  }

  synchronized List<NameRecord> names() {
    return List.copyOf(names);
  }

  synchronized int nameCount() {
    return names.size();
  }

  synchronized int secretCount() {
    return secrets.size();
  }

  synchronized List<DecryptionSecret> secrets() {
    return List.copyOf(secrets);
  }
}
