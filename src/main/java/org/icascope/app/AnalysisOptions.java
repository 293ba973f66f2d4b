package org.icascope.app;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.icascope.capture.FrameFilter;
import org.icascope.model.PortTable;

/**
 * What a run is to read and how. What is reported of it is decided later, so a narrowed report
 * rests on the whole input.
 *
 * @param files capture files in the order given; {@code -} is standard input
 * @param standardInput what {@code -} reads
 * @param ports ports on which Citrix traffic is expected
 * @param keepDuplicates count frames that were captured twice as if they were two
 * @param allFlows list every flow, not only those that have to do with Citrix
 * @param names decode user, domain and client names
 * @param fingerprintKey key for the fingerprints of tickets; without it there are none
 * @param tlsKeys key logs and private keys to decrypt TLS and DTLS with
 * @param hash compute the SHA-256 of every file
 * @param stop asked again and again; once true, the run ends early and its result is partial
 * @param filter which frames to look at
 */
public record AnalysisOptions(
    List<String> files,
    InputStream standardInput,
    PortTable ports,
    boolean keepDuplicates,
    boolean allFlows,
    boolean names,
    Optional<byte[]> fingerprintKey,
    List<KeyFile> tlsKeys,
    boolean hash,
    BooleanSupplier stop,
    FrameFilter filter) {

  /** Without a capture filter. */
  public AnalysisOptions(
      List<String> files,
      InputStream standardInput,
      PortTable ports,
      boolean keepDuplicates,
      boolean allFlows,
      boolean names,
      Optional<byte[]> fingerprintKey,
      List<KeyFile> tlsKeys,
      boolean hash,
      BooleanSupplier stop) {
    this(
        files,
        standardInput,
        ports,
        keepDuplicates,
        allFlows,
        names,
        fingerprintKey,
        tlsKeys,
        hash,
        stop,
        FrameFilter.NONE);
  }

  public AnalysisOptions {
    files = List.copyOf(files);
    tlsKeys = List.copyOf(tlsKeys);
    fingerprintKey = fingerprintKey.map(byte[]::clone);
  }
}
