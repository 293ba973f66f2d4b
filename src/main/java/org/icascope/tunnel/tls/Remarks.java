package org.icascope.tunnel.tls;

import java.util.EnumSet;
import java.util.Set;
import org.icascope.model.Diagnostic;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.tunnel.TunnelContext;

/** Remarks on one connection, each kind once. */
final class Remarks {

  /** What would open a connection whose keys do not fit. */
  static final String WRONG_KEYS =
      "The keys that were given do not fit: what is needed are those of the connection itself.";

  private enum Kind {
    MALFORMED(Severity.WARNING, "tls.malformed"),
    NO_KEYS(Severity.NOTICE, "tls.no-keys"),
    NOT_DECRYPTED(Severity.WARNING, "tls.not-decrypted"),
    LOST(Severity.WARNING, "tls.records-lost"),
    LIMIT(Severity.WARNING, "tls.limit");

    final Severity severity;
    final String code;

    Kind(Severity severity, String code) {
      this.severity = severity;
      this.code = code;
    }
  }

  private final TunnelContext context;
  private final Set<Kind> told = EnumSet.noneOf(Kind.class);

  Remarks(TunnelContext context) {
    this.context = context;
  }

  void malformed(String what, FrameMark where) {
    report(Kind.MALFORMED, what, where);
  }

  /**
   * The content stays closed though there are keys.
   *
   * @param reason a sentence with what would open it
   */
  void noKeys(String reason, FrameMark where) {
    report(Kind.NO_KEYS, reason, where);
  }

  void notDecrypted(FrameMark where) {
    report(
        Kind.NOT_DECRYPTED,
        "a record does not fit the keys of its connection: it is damaged, or they are not its keys",
        where);
  }

  void lost(FrameMark where) {
    report(
        Kind.LOST,
        "bytes are missing, and with them the borders of TLS records: what lies between is lost",
        where);
  }

  void limit(FrameMark where) {
    report(
        Kind.LIMIT,
        "a handshake message is too long to be read, or too much waits in all flows",
        where);
  }

  void certificateLimit(FrameMark where) {
    report(
        Kind.LIMIT,
        "the captures hold so many different certificates that this one is not told",
        where);
  }

  private void report(Kind kind, String message, FrameMark where) {
    if (told.add(kind)) {
      context
          .diagnostics()
          .report(Diagnostic.of(kind.severity, kind.code, message, where, context.flow().serial()));
    }
  }
}
