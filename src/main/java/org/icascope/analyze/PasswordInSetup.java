package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.model.Severity;
import org.icascope.session.Session;

/**
 * {@code password-in-setup}: sessions in the open whose ICA set-up carries a password. The password
 * is never decoded. One finding for those inside, one for those over public addresses.
 */
final class PasswordInSetup implements Rule {

  static final String RULE = "password-in-setup";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Boolean, List<Session>> groups =
        SecurityGroups.of(
            facts,
            session ->
                session
                    .ica()
                    .filter(IcaConnection::passwordPresent)
                    .filter(ica -> SecurityGroups.isInTheOpen(session))
                    .map(ica -> SecurityGroups.crosses(facts, session)));
    groups.forEach(
        (outside, sessions) ->
            out.accept(
                SecurityGroups.draft(facts, RULE, sessions)
                    .finding(
                        outside ? Severity.WARNING : Severity.INFO, advice(outside, sessions))));
  }

  private static Advice advice(boolean outside, List<Session> sessions) {
    return new Advice(
        "The set-up of "
            + Words.count(sessions.size(), "session")
            + " carries a password in the open"
            + (outside ? " over public addresses" : "")
            + ", to "
            + SecurityGroups.named(sessions),
        "No TLS is around these connections, so whoever captures them has the password or what"
            + " can be turned back into it. So has this capture: handle it like a password.",
        "Use single sign-on or smart cards, or TLS for the virtual delivery agents; before the"
            + " capture leaves the house, use export --strip-payload.",
        Optional.empty());
  }
}
