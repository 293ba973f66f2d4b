package org.icascope.app;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.icascope.capture.FrameFilter;
import org.icascope.model.PortTable;
import org.icascope.model.Pseudonyms;
import org.icascope.rules.RuleSettings;
import org.icascope.session.SessionSettings;

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
 * @param rules from when on something is told, and how severe it is
 * @param everyPath note also who reached whom, address by address
 * @param pseudonyms what addresses and names of hosts are called; goes without {@code names}
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
    FrameFilter filter,
    RuleSettings rules,
    boolean everyPath,
    Pseudonyms pseudonyms) {

  /** Without a list of paths. */
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
      BooleanSupplier stop,
      FrameFilter filter,
      RuleSettings rules) {
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
        filter,
        rules,
        false,
        Pseudonyms.NONE);
  }

  /** What {@code analyze} does without options, for the given files. */
  public static AnalysisOptions of(List<String> files, InputStream standardInput) {
    return new AnalysisOptions(
        files,
        standardInput,
        new PortTable(Map.of()),
        false,
        false,
        false,
        Optional.empty(),
        List.of(),
        false,
        () -> false);
  }

  /** The same with a list of paths, by other rules. */
  public AnalysisOptions withPaths(RuleSettings otherRules) {
    return with(files, allFlows, names, fingerprintKey, otherRules, true, pseudonyms);
  }

  /** The same with a key for fingerprints. */
  AnalysisOptions withKey(byte[] key) {
    return with(files, allFlows, names, Optional.of(key), rules, everyPath, pseudonyms);
  }

  /**
   * The same for one of several recorders.
   *
   * @param some of its files
   * @param key for marks by which tickets are compared
   */
  public AnalysisOptions ofRecorder(List<String> some, byte[] key, boolean everyFlow) {
    return with(some, everyFlow, false, Optional.of(key), rules, false, pseudonyms);
  }

  /**
   * The same, with pseudonyms for addresses and names of hosts.
   *
   * @param key for the fingerprints of tickets
   */
  public AnalysisOptions with(Pseudonyms others, Optional<byte[]> key) {
    return with(files, allFlows, names, key, rules, everyPath, others);
  }

  private AnalysisOptions with(
      List<String> otherFiles,
      boolean everyFlow,
      boolean withNames,
      Optional<byte[]> key,
      RuleSettings otherRules,
      boolean paths,
      Pseudonyms others) {
    return new AnalysisOptions(
        otherFiles,
        standardInput,
        ports,
        keepDuplicates,
        everyFlow,
        withNames,
        key,
        tlsKeys,
        hash,
        stop,
        filter,
        otherRules,
        paths,
        others);
  }

  /** Without a capture filter, and by the rules of the program. */
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
        FrameFilter.NONE,
        RuleSettings.standard());
  }

  public AnalysisOptions {
    files = List.copyOf(files);
    tlsKeys = List.copyOf(tlsKeys);
    fingerprintKey = fingerprintKey.map(byte[]::clone);
  }

  /** What of it concerns sessions. */
  SessionSettings sessions() {
    return new SessionSettings(ports, names, fingerprintKey, rules, pseudonyms);
  }
}
