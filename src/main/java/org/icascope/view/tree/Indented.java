package org.icascope.view.tree;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON that a person can read. */
final class Indented extends ObjectWriteContext.Base {

  private Indented() {}

  /** Leaves the stream open at the end. */
  static JsonGenerator on(OutputStream out) {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT) // what failed must not look whole
        .build()
        .createGenerator(new Indented(), out);
  }

  @Override
  public PrettyPrinter getPrettyPrinter() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n"); // LF on every system
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }

  @Override
  public boolean hasPrettyPrinter() {
    return true;
  }
}
