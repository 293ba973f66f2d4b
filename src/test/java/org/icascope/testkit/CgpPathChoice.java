package org.icascope.testkit;

import java.util.Optional;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.SealedTls;

/** What is chosen of a session over CGP before it begins: how it is written, and inside of what. */
abstract class CgpPathChoice extends CgpResult {

  CgpPathChoice(CgpContext context, CgpFailures failures) {
    super(context, failures);
  }

  abstract CgpSession self();

  /** The plain way of writing instead of that of current peers. */
  public CgpSession encoding(CgpEncoding chosen) {
    context.encoding = chosen;
    return self();
  }

  /** The bind carries the ticket of a Secure Ticket Authority. */
  public CgpSession withStaTicket(String text) {
    context.staTicket = Optional.of(text);
    return self();
  }

  /** The first connection will be EDT. */
  public CgpSession overEdt() {
    context.edt = true;
    return self();
  }

  /** A browser client that shows a page of this origin: CGP runs in WebSockets. */
  public CgpSession overWebSocket(String origin) {
    context.path.webSocket(origin);
    return self();
  }

  /** The same with further lines in the request, and with messages that are compressed. */
  public CgpSession overCompressedWebSocket(String origin, String more) {
    context.path.compressedWebSocket(origin, more);
    return self();
  }

  /** Connections over TCP are encrypted from here inwards; each has secrets of its own. */
  public CgpSession overTls(SealedTls.Kind kind, String host) {
    context.path.tls(kind, host);
    return self();
  }

  /** What CGP carries is encrypted from end to end, by keys that are not in any key log. */
  public CgpSession hiddenFromEndToEnd() {
    context.hidden = true;
    return self();
  }

  /** A SOCKS5 proxy connects to that host; from here inwards. */
  public CgpSession overSocks(String host, int port) {
    context.path.socks(host, port);
    return self();
  }

  /** EDT in DTLS. */
  public CgpSession overDtls(SealedTls.Kind kind, String host) {
    context.edt = true;
    context.dtls = Optional.of(kind);
    context.dtlsHost = host;
    return self();
  }
}
