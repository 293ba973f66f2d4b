package org.icascope.tunnel.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.icascope.model.Diagnostic;

/** Key material of texts, and what was said about it. */
final class Keys {

  private final KeyMaterial material = KeyMaterial.none();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Of a text that nothing is wrong with. */
  static KeyMaterial of(String text) {
    Keys keys = new Keys().add(text);
    assertEquals(List.of(), keys.diagnostics);
    return keys.material;
  }

  Keys add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  Keys add(byte[] content) {
    material.add("keys.txt", content, diagnostics::add);
    return this;
  }

  KeyMaterial material() {
    return material;
  }

  /** Codes and messages, one a line. */
  List<String> said() {
    return diagnostics.stream().map(d -> d.code() + ": " + d.message()).toList();
  }
}
