package org.icascope.tunnel.tls;

import java.util.Arrays;
import java.util.List;
import org.icascope.tunnel.tls.crypto.CipherSuites;

/**
 * What a client offers, kept until the handshake is complete: up to {@value #MOST_SUITES} suites.
 */
public final class TlsOffer {

  /** Suites that are kept; a real hello has some dozens. Chosen. */
  private static final int MOST_SUITES = 64;

  private static final int MOST_VERSIONS = 8;

  /** Suites of TLS 1.3, RFC 8446 appendix B.4. */
  private static final int TLS_1_3_SUITES = 0x13;

  /** Says that renegotiation is safe, and that the version is not the best; both are no suites. */
  private static final List<Integer> SIGNALS = List.of(0x00ff, 0x5600);

  private final int[] versions;
  private final int[] suites;

  TlsOffer(ClientHello hello) {
    int[] named = hello.versions.length > 0 ? hello.versions : new int[] {hello.version};
    versions = real(named, MOST_VERSIONS);
    suites =
        Arrays.stream(real(hello.suites, MOST_SUITES)).filter(s -> !SIGNALS.contains(s)).toArray();
  }

  private static int[] real(int[] values, int most) {
    return Arrays.stream(values).filter(v -> !CipherSuites.isGrease(v)).limit(most).toArray();
  }

  /** Versions, as {@code TLS 1.2}, in the order of the client. */
  public List<String> versions() {
    return Arrays.stream(versions).mapToObj(Names::version).toList();
  }

  /** Suites by their names in the registry of IANA, in the order of the client. */
  public List<String> suites() {
    return Arrays.stream(suites).mapToObj(CipherSuites::name).toList();
  }

  /** Some suite makes a key for this connection only: ECDHE, or TLS 1.3. */
  public boolean hasEcdhe() {
    return Arrays.stream(suites)
        .anyMatch(s -> s >>> 8 == TLS_1_3_SUITES || CipherSuites.name(s).contains("_ECDHE_"));
  }
}
