package org.icascope.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.icascope.dissect.FirstBytes.Answer;
import org.icascope.reassembly.Chunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signature and banner: protocol notes on CGP, section 1, and on ICA, section 1.2. */
class FirstBytesTest {

  private static final String SIGNATURE = "1a4347502f3031";
  private static final String BANNER = "7f7f49434100";

  private final FirstBytes first = new FirstBytes();

  private Answer offer(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return first.offer(new Chunk().bytes(bytes, 0, bytes.length).place(0, true).origin(0, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    SIGNATURE + ", CGP",
    SIGNATURE + "f80001, CGP",
    BANNER + ", ICA",
    BANNER + "00, ICA",
    "1a43, MORE",
    "7f, MORE",
    "7f7f494341, MORE",
    "00, OTHER",
    "1a4347502f3032, OTHER", // another version of the signature is not known
    "1a7f7f, OTHER",
    "7f1a43, OTHER",
    "474554, OTHER"
  })
  void oneChunk(String hex, Answer answer) {
    assertEquals(answer, offer(hex));
  }

  @Test
  void theSignatureMayBeSplitAnywhere() {
    split(SIGNATURE, Answer.CGP);
  }

  @Test
  void theBannerMayBeSplitAnywhere() {
    split(BANNER, Answer.ICA);
  }

  private static void split(String hex, Answer answer) {
    for (int at = 2; at < hex.length(); at += 2) {
      FirstBytesTest test = new FirstBytesTest();
      assertEquals(Answer.MORE, test.offer(hex.substring(0, at)));
      assertEquals(answer, test.offer(hex.substring(at) + "ff"), "split at " + at / 2);
    }
  }

  @Test
  void oneByteChunksAreEnough() {
    for (int at = 0; at < 12; at += 2) {
      assertEquals(Answer.MORE, offer(SIGNATURE.substring(at, at + 2)));
    }
    assertEquals(Answer.CGP, offer("31"));
  }

  @Test
  void bytesThatDoNotMatchAreLeftToTheCaller() {
    offer("1a43");
    assertEquals(Answer.OTHER, offer("47ffff"));
    assertEquals(3, first.held().length());
  }

  @Test
  void bytesBehindTheSignatureAreLeftToTheCaller() {
    offer(SIGNATURE + "f800");
    assertEquals(7, first.held().length());
  }
}
