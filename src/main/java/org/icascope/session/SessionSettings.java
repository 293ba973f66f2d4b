package org.icascope.session;

import java.util.Optional;
import org.icascope.model.HeapShare;
import org.icascope.model.PortTable;
import org.icascope.model.Pseudonyms;
import org.icascope.rules.RuleSettings;

/**
 * How sessions are to be followed.
 *
 * @param names decode the names in the ICA set-up (user, domain, client)
 * @param fingerprintKey key for the fingerprints of reconnect tickets; without it there are none
 * @param rules from when on something is told, and how severe it is
 * @param pseudonyms for addresses and names of hosts in what is read
 * @param mostSessions further ones are not told, with a diagnostic
 */
public record SessionSettings(
    PortTable ports,
    boolean names,
    Optional<byte[]> fingerprintKey,
    RuleSettings rules,
    Pseudonyms pseudonyms,
    int mostSessions) {

  /**
   * One session for so many bytes of the heap. Measured: a session that sets up ICA over CGP,
   * breaks and is awaited takes 13 kB with its connection; half of the heap is left for the rest.
   */
  static final int HEAP_BYTES_PER_SESSION = 24_576;

  /** However large the heap is. Chosen. */
  private static final int MOST_SESSIONS = 1_000_000;

  /** As many sessions as the heap has room for: 10,000 in that of the launcher. */
  public SessionSettings(
      PortTable ports,
      boolean names,
      Optional<byte[]> fingerprintKey,
      RuleSettings rules,
      Pseudonyms pseudonyms) {
    this(
        ports,
        names,
        fingerprintKey,
        rules,
        pseudonyms,
        HeapShare.thousands(HEAP_BYTES_PER_SESSION, MOST_SESSIONS));
  }

  /** Everything is called what it is called. */
  public SessionSettings(
      PortTable ports, boolean names, Optional<byte[]> fingerprintKey, RuleSettings rules) {
    this(ports, names, fingerprintKey, rules, Pseudonyms.NONE);
  }
}
