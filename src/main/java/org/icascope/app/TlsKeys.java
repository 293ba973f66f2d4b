package org.icascope.app;

import java.nio.ByteBuffer;
import java.util.List;
import org.icascope.capture.DecryptionSecret;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;
import org.icascope.tunnel.tls.crypto.KeyMaterial;

/** Key material for TLS from files of the user and out of the captures. */
final class TlsKeys {

  private final KeyMaterial material = KeyMaterial.none();
  private final DiagnosticSink diagnostics;

  TlsKeys(List<KeyFile> files, DiagnosticSink diagnostics) {
    this.diagnostics = diagnostics;
    files.forEach(this::add);
  }

  void add(KeyFile file) {
    if (!CarriedSecrets.isCapture(file.content())) {
      material.add(file.name(), file.content(), diagnostics);
      return;
    }
    List<DecryptionSecret> carried =
        CarriedSecrets.of(file.name()).stream()
            .filter(secret -> secret.type() == DecryptionSecret.TLS_KEY_LOG)
            .toList();
    add(carried);
    if (carried.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "tls.key-file",
              file.name() + " is a capture without secrets in it; give the key log itself"));
    }
  }

  KeyMaterial material() {
    return material;
  }

  /** Secrets that the captures carry; those of other protocols are passed over. */
  void add(List<DecryptionSecret> secrets) {
    for (DecryptionSecret secret : secrets) {
      if (secret.type() == DecryptionSecret.TLS_KEY_LOG) {
        ByteBuffer content = secret.content();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        material.add("a decryption secrets block", bytes, diagnostics);
      }
    }
  }
}
