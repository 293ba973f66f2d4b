package org.icascope.testkit.protocol;

/** Basic encryption (PDCRYPT1, ica.md 2.7) of one direction, chained over its records. */
public final class IcaCipher {
  private static final int START_MASK = 0x43;

  private final int seed;
  private int previous;

  public IcaCipher(int seed) {
    this(seed, seed | START_MASK);
  }

  private IcaCipher(int seed, int previous) {
    this.seed = seed;
    this.previous = previous;
  }

  /** Hides the strings of a UI module (ica.md 2.5.2): the seed does not enter the first byte. */
  public static byte[] hideStrings(int seed, byte[] plain) {
    return new IcaCipher(seed, (seed | START_MASK) ^ seed).encrypt(plain);
  }

  /** Hides the next bytes of this direction. */
  public byte[] encrypt(byte[] plain) {
    byte[] cipher = new byte[plain.length];
    for (int i = 0; i < plain.length; i++) {
      previous = (plain[i] ^ previous ^ seed) & 0xff;
      cipher[i] = (byte) previous;
    }
    return cipher;
  }
}
