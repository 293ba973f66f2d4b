package org.icascope.session;

import java.util.Optional;
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
 */
public record SessionSettings(
    PortTable ports,
    boolean names,
    Optional<byte[]> fingerprintKey,
    RuleSettings rules,
    Pseudonyms pseudonyms) {

  /** Everything is called what it is called. */
  public SessionSettings(
      PortTable ports, boolean names, Optional<byte[]> fingerprintKey, RuleSettings rules) {
    this(ports, names, fingerprintKey, rules, Pseudonyms.NONE);
  }
}
