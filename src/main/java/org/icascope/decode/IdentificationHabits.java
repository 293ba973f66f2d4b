package org.icascope.decode;

/**
 * Which senders really give each IPv4 packet another identification. Some stacks and most packet
 * generators send the same number again and again; theirs tells nothing.
 */
final class IdentificationHabits {

  /** Senders remembered at a time; others with the same slot replace them. Chosen. */
  private static final int SENDERS = 512;

  private final long[] senders = new long[SENDERS];
  private final long[] fingerprints = new long[SENDERS];
  private final int[] identifications = new int[SENDERS];
  private final boolean[] repeats = new boolean[SENDERS];

  /**
   * Notes a packet. False when its sender has just sent another packet with the same number.
   *
   * @param fingerprint tells this packet from others of the sender
   */
  boolean isDistinctive(Headers headers, long fingerprint) {
    long sender = headers.sourceLow;
    int slot = (int) (sender ^ sender >>> 9 ^ sender >>> 18) & SENDERS - 1;
    boolean same = headers.ipId == identifications[slot];
    if (senders[slot] != sender || !same) {
      repeats[slot] = false;
    } else if (fingerprint != fingerprints[slot]) {
      repeats[slot] = true;
    }
    senders[slot] = sender;
    identifications[slot] = headers.ipId;
    fingerprints[slot] = fingerprint;
    return !repeats[slot];
  }
}
