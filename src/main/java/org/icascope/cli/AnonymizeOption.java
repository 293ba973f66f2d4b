package org.icascope.cli;

import java.security.SecureRandom;
import java.util.Optional;
import org.icascope.analyze.Inventory;
import org.icascope.app.AnalysisOptions;
import org.icascope.pseudonym.KeyedPseudonyms;

/** {@code --anonymize}: pseudonyms in a report that leaves the house. */
final class AnonymizeOption {

  private static final String NAME = "--anonymize";

  /** Of a key that is drawn for one run. */
  private static final int KEY_BYTES = 32;

  private final Given<Boolean> given;

  AnonymizeOption(Options options) {
    this(
        options.flag(
            NAME,
            "Put pseudonyms for addresses, names of hosts and files; FILE of --key-file holds the"
                + " key."));
  }

  private AnonymizeOption(Given<Boolean> given) {
    this.given = given;
  }

  /** Of a command that does not have it. */
  static AnonymizeOption never() {
    return new AnonymizeOption(Given.never());
  }

  boolean isGiven() {
    return given.or(false);
  }

  /**
   * The options of a run, with pseudonyms where they are asked for.
   *
   * @param key what the file of keys holds
   * @throws WrongOption when they contradict each other
   */
  AnalysisOptions applied(AnalysisOptions options, Optional<byte[]> key, Environment environment) {
    if (!isGiven()) {
      return options;
    }
    if (options.names()) {
      throw new WrongOption(NAME, "cannot be combined with --names");
    }
    if (options.hash()) {
      throw new WrongOption(NAME, "cannot be combined with --hash: it would tell which file it is");
    }
    if (key.isEmpty()) {
      environment
          .err()
          .println(
              "icascope: note: no --key-file: the key of the pseudonyms is drawn anew and not kept,"
                  + " so another run gives others");
      environment.err().flush();
    }
    KeyedPseudonyms pseudonyms = pseudonyms(key.orElseGet(AnonymizeOption::drawn));
    return options.with(pseudonyms, key.map(k -> pseudonyms.fingerprintKey()));
  }

  private static KeyedPseudonyms pseudonyms(byte[] key) {
    return WrongOption.check(
        "--key-file",
        () -> {
          if (key.length < KeyedPseudonyms.LEAST_KEY_BYTES) {
            throw new IllegalArgumentException(
                "with --anonymize a key needs "
                    + KeyedPseudonyms.LEAST_KEY_BYTES
                    + " bytes or more, this one has "
                    + key.length);
          }
          return new KeyedPseudonyms(key, Inventory.domains());
        });
  }

  private static byte[] drawn() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
