package org.icascope.tunnel.tls;

import org.icascope.tunnel.tls.crypto.KeyMaterial;

/**
 * What is the same for all connections.
 *
 * @param keys what the user or the captures gave to decrypt with; may grow during the run
 * @param countAll decrypt flows to their end even when nobody wants what is in them, to count it
 */
public record TlsSettings(KeyMaterial keys, boolean countAll) {}
