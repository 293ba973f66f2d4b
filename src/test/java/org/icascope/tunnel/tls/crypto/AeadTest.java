package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class AeadTest {

  private static final String CCM_KEY = "404142434445464748494a4b4c4d4e4f";
  private static final String CCM_NONCE = "101112131415161718191a1b";
  private static final String CCM_ADDITIONAL = "000102030405060708090a0b0c0d0e0f10111213";

  @Test
  void ccmOpensExample3OfNistSp80038c() throws GeneralSecurityException {
    Aead ccm = new CcmAead(Hex.of(CCM_KEY), 8);
    String sealed = "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5 484392fbc1b09951";
    assertEquals(
        "202122232425262728292a2b2c2d2e2f3031323334353637",
        open(ccm, CCM_NONCE, CCM_ADDITIONAL, sealed));
  }

  @Test
  void ccmRefusesAWrongTagAndGoesOn() throws GeneralSecurityException {
    Aead ccm = new CcmAead(Hex.of(CCM_KEY), 8);
    String sealed = "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5 484392fbc1b09950";
    assertThrows(AEADBadTagException.class, () -> open(ccm, CCM_NONCE, CCM_ADDITIONAL, sealed));
    ccmOpensExample3OfNistSp80038c();
  }

  /** RFC 8439, section 2.8.2. */
  @Test
  void chaCha20Poly1305OpensTheExampleOfRfc8439() throws GeneralSecurityException {
    Aead chaCha =
        new ChaChaAead(Hex.of("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    String sealed =
        """
        d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6
        3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36
        92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc
        3ff4def08e4b7a9de576d26586cec64b6116
        1ae10b594f09e26a7e902ecbd0600691
        """;
    String plain = open(chaCha, "070000004041424344454647", "50515253c0c1c2c3c4c5c6c7", sealed);
    assertEquals(
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the"
            + " future, sunscreen would be it.",
        new String(Hex.of(plain), StandardCharsets.US_ASCII));
  }

  /** Test case 4 of the GCM specification (McGrew and Viega, appendix B). */
  @Test
  void gcmOpensTestCase4OfItsSpecification() throws GeneralSecurityException {
    Aead gcm = new GcmAead(Hex.of("feffe9928665731c6d6a8f9467308308"));
    String sealed =
        """
        42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e
        21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091
        5bc94fbc3221a5db94fae95ae7121a47
        """;
    assertEquals(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
        open(gcm, "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2", sealed));
  }

  private static String open(Aead aead, String nonce, String additional, String sealed)
      throws GeneralSecurityException {
    byte[] in = Hex.of(sealed);
    byte[] data = Hex.of(additional);
    byte[] out = new byte[in.length];
    int length = aead.open(Hex.of(nonce), data, data.length, in, 0, in.length, out, 0);
    return Hex.of(Arrays.copyOf(out, length));
  }
}
