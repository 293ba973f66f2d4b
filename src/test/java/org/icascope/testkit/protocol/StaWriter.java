package org.icascope.testkit.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Requests to an STA and its answers, with the elements that an analyzer looks for (transport notes
 * 1.1 and 1.4); real ones have more.
 */
public final class StaWriter {

  private static final String OPEN =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE CtxSTAProtocol SYSTEM \"CtxSTA.dtd\">\n"
          + "<CtxSTAProtocol version=\"4.0\">\n";
  private static final String CLOSE = "\n</CtxSTAProtocol>\n";

  private StaWriter() {}

  /** Asks what is behind a ticket. */
  public static byte[] redeem(String host, String ticket) {
    return post(
        host,
        "/Scripts/CtxSTA.dll",
        xml("<RequestData><Ticket>" + ticket + "</Ticket></RequestData>"));
  }

  /** Asks for a ticket. */
  public static byte[] issue(String host, String target) {
    return post(
        host,
        "/scripts/ctxsta.dll",
        xml(
            "<RequestTicket><AllowedTicketType>STA-v4</AllowedTicketType><TicketData>"
                + address(target)
                + "</TicketData></RequestTicket>"));
  }

  /** A POST of something in XML. */
  public static byte[] post(String host, String path, String body) {
    return text(
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s",
        path, host, body.length(), body);
  }

  /** The address behind a ticket. */
  public static byte[] data(String target) {
    return answer(
        200,
        "OK",
        xml("<ResponseData><TicketData>" + address(target) + "</TicketData></ResponseData>"));
  }

  /** The ticket is not known. */
  public static byte[] noData() {
    return answer(200, "OK", xml("<ResponseData><ErrorId>unknown-ticket</ErrorId></ResponseData>"));
  }

  /** A ticket. */
  public static byte[] ticket(String authority, String ticket) {
    return answer(
        200,
        "OK",
        xml(
            "<ResponseTicket><AuthorityID>"
                + authority
                + "</AuthorityID><Ticket>"
                + ticket
                + "</Ticket><TicketVersion>STA-v4</TicketVersion></ResponseTicket>"));
  }

  /** Any answer. */
  public static byte[] answer(int status, String reason, String body) {
    return text(
        "HTTP/1.1 %d %s\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s",
        status, reason, body.length(), body);
  }

  /** The same body in two chunks (RFC 9112, section 7.1). */
  public static byte[] chunked(String body) {
    int half = body.length() / 2;
    return text(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n",
        half, body.substring(0, half), body.length() - half, body.substring(half));
  }

  /** The XML around an element. */
  public static String xml(String element) {
    return OPEN + element + CLOSE;
  }

  private static String address(String target) {
    return "<Value name=\"ICAAddress\">" + target + "</Value>";
  }

  private static byte[] text(String form, Object... values) {
    return String.format(Locale.ROOT, form, values).getBytes(StandardCharsets.US_ASCII);
  }
}
