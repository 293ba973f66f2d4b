package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.model.Severity;
import org.icascope.session.Session;

/**
 * {@code weak-ica-encryption}: sessions in the open whose ICA is hidden by Basic encryption, which
 * everybody can undo, by none, or by the old Secure ICA. One finding per kind.
 */
final class IcaEncryption implements Rule {

  static final String RULE = "weak-ica-encryption";

  @Override
  public String id() {
    return RULE;
  }

  /**
   * @param outside some of it crosses the Internet
   */
  private record Kind(String encryption, boolean outside) {
    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Kind o && encryption.equals(o.encryption) && outside == o.outside;
    }

    @Override
    public int hashCode() {
      return 31 * encryption.hashCode() + Boolean.hashCode(outside);
    }
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Kind, List<Session>> groups =
        SecurityGroups.of(
            facts,
            session ->
                session
                    .ica()
                    .map(ica -> ica.encryption())
                    .filter(name -> !name.equals("unknown"))
                    .filter(name -> SecurityGroups.isInTheOpen(session))
                    .map(name -> new Kind(name, SecurityGroups.crosses(facts, session))));
    groups.forEach((kind, sessions) -> out.accept(finding(facts, kind, sessions)));
  }

  private static Finding finding(Facts facts, Kind kind, List<Session> sessions) {
    Severity severity =
        switch (kind.encryption) {
          case "basic" -> kind.outside ? Severity.WARNING : Severity.INFO;
          case "secureica" -> Severity.NOTICE;
          default -> kind.outside ? Severity.WARNING : Severity.NOTICE;
        };
    return SecurityGroups.draft(facts, RULE, sessions).finding(severity, advice(kind, sessions));
  }

  private static Advice advice(Kind kind, List<Session> sessions) {
    String what =
        switch (kind.encryption) {
          case "basic" -> "ICA Basic encryption only";
          case "secureica" -> "Secure ICA (RC5)";
          default -> "no encryption at all";
        };
    String meaning =
        switch (kind.encryption) {
          case "basic" ->
              "Basic encryption hides text from a casual look and no more: the key is sent along, so"
                  + " whoever can capture this traffic can read it.";
          case "secureica" ->
              "Secure ICA is an encryption of the 1990s that does not check who is at the other end."
                  + " Current products replace it by TLS or Secure HDX.";
          default -> "Whoever can capture this traffic can read it.";
        };
    return new Advice(
        Words.count(sessions.size(), "session")
            + " with "
            + what
            + (kind.outside ? " over public addresses" : "")
            + " at "
            + SecurityGroups.named(sessions),
        meaning,
        "Switch TLS on for the virtual delivery agents, or Secure HDX on both ends, where the"
            + " network between them is not trusted"
            + (kind.outside ? "; lead users from outside through a gateway." : "."),
        Optional.empty());
  }
}
