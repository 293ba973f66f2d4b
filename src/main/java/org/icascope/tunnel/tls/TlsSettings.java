package org.icascope.tunnel.tls;

import org.icascope.flow.Flow;
import org.icascope.model.Pseudonyms;
import org.icascope.tunnel.tls.crypto.KeyMaterial;

/**
 * What is the same for all connections.
 *
 * @param keys what the user or the captures gave to decrypt with; may grow during the run
 * @param countAll decrypt flows to their end even when nobody wants what is in them, to count it
 * @param unopened is told of connections that stay closed
 * @param certificates those of all servers
 * @param pseudonyms for the names that servers are asked for
 */
public record TlsSettings(
    KeyMaterial keys,
    boolean countAll,
    Unopened unopened,
    ServerCertificates certificates,
    Pseudonyms pseudonyms) {

  public TlsSettings(KeyMaterial keys, boolean countAll, Unopened unopened) {
    this(keys, countAll, unopened, Pseudonyms.NONE);
  }

  /** The same, where servers are called by pseudonyms. */
  public TlsSettings(KeyMaterial keys, boolean countAll, Unopened unopened, Pseudonyms pseudonyms) {
    this(keys, countAll, unopened, new ServerCertificates(pseudonyms), pseudonyms);
  }

  /** Takes connections that could not be opened. */
  @FunctionalInterface
  public interface Unopened {

    /**
     * @param layer {@code tls} or {@code dtls}
     * @param reason one sentence with what would open it; empty where there are no keys at all
     */
    void add(Flow flow, String layer, String reason);
  }
}
