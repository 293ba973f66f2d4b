package org.icascope.tunnel.tls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.model.Pseudonyms;

/** The certificates that were seen, each once: a gateway shows its own with every connection. */
public final class ServerCertificates {

  /** Bytes of different certificates kept at most. Chosen: some 4,000 of usual size. */
  private static final int MOST_BYTES = 6 << 20;

  /** What a certificate takes besides its bytes (counted: objects and references). */
  private static final int OVERHEAD_BYTES = 160;

  /** Different ones with one hash, which only an attacker makes. Chosen. */
  private static final int MOST_ALIKE = 8;

  private final Map<Integer, List<ServerCertificate>> byHash = new HashMap<>();
  private int keptBytes;
  private final Pseudonyms pseudonyms;

  public ServerCertificates() {
    this(Pseudonyms.NONE);
  }

  /** Those that tell pseudonyms. */
  public ServerCertificates(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** The certificate of these bytes; empty when no more new ones are kept. */
  Optional<ServerCertificate> of(byte[] der, int chainLength) {
    List<ServerCertificate> same = byHash.computeIfAbsent(hash(der), h -> new ArrayList<>(1));
    if (same.size() > MOST_ALIKE) {
      return Optional.empty();
    }
    for (ServerCertificate known : same) {
      if (known.is(der, chainLength)) {
        return Optional.of(known);
      }
    }
    if (keptBytes + der.length + OVERHEAD_BYTES > MOST_BYTES) {
      return Optional.empty();
    }
    keptBytes += der.length + OVERHEAD_BYTES;
    ServerCertificate added = new ServerCertificate(der, chainLength, pseudonyms);
    same.add(added);
    return Optional.of(added);
  }

  /** Of a certificate the end is signature, and so as good as random. */
  private static int hash(byte[] der) {
    int hash = der.length;
    for (int i = Math.max(0, der.length - 16); i < der.length; i++) {
      hash = 31 * hash + der[i];
    }
    return hash;
  }
}
