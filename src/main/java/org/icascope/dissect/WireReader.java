package org.icascope.dissect;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Runs generated parsers and turns every way they can fail into one sentence.
 *
 * <p>Sentences never quote bytes of the PDU, which may be secret.
 */
public final class WireReader {

  private WireReader() {}

  /** A stream over the remaining bytes; the buffer's own position stays. */
  public static KaitaiStream streamOf(ByteBuffer pdu) {
    return new ByteBufferKaitaiStream(pdu.slice());
  }

  /** Returns why the bytes do not fit the layout, or empty if they fit. */
  public static Optional<String> failureOf(Runnable read) {
    try {
      read.run();
      return Optional.empty();
    } catch (RuntimeException e) { // the only such catch: Kaitai failures share no type
      return Optional.of(sentence(e));
    }
  }

  private static String sentence(RuntimeException failure) {
    if (failure instanceof BufferUnderflowException) {
      return "the bytes end too early";
    }
    if (failure instanceof KaitaiStream.ValidationFailedError) {
      return "a field has a value that its layout forbids";
    }
    if (failure instanceof IllegalArgumentException) {
      return "a length or offset points beyond the bytes";
    }
    return "the bytes contradict the layout";
  }
}
