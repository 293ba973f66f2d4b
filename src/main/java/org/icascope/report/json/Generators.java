package org.icascope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Makes the JSON generators, all with the same number format. */
public final class Generators {

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT) // what failed must not look whole
          .build();

  private Generators() {}

  /** A generator that indents by two blanks and ends lines with LF on every system. */
  static JsonGenerator indenting(OutputStream out) {
    return FACTORY.createGenerator(new Indented(), out);
  }

  /** A generator for one value after the other, with nothing in between but what is written. */
  public static JsonGenerator lines(OutputStream out) {
    return FACTORY.createGenerator(new Plain(), out);
  }

  /** Runs what writes, and gives back the exception of the stream that Jackson wrapped. */
  static void unwrapping(Runnable writing) throws IOException {
    try {
      writing.run();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static final class Plain extends ObjectWriteContext.Base {
    @Override
    public SerializableString getRootValueSeparator(SerializableString defaultSeparator) {
      return new SerializedString("");
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new Indentation();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
