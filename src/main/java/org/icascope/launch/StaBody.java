package org.icascope.launch;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.model.IpAddress;

/**
 * Looks for the few elements of an STA's XML that matter here. No XML parser: bodies are cut off,
 * may be hostile and name a document type.
 *
 * <p>Elements: root {@code CtxSTAProtocol}, in it {@code RequestTicket} and {@code ResponseTicket}
 * when a ticket is issued, {@code RequestData} and {@code ResponseData} when it is redeemed
 * (transport notes, 1.1 and 1.4). {@code AuthorityID}, {@code Ticket} and {@code TicketData} with
 * values by name, among them {@code ICAAddress}, are in public code that asks an STA for tickets
 * (found by the strings {@code CtxSTAProtocol} and {@code AllowedTicketType}).
 */
final class StaBody {

  static final String ROOT = "CtxSTAProtocol";

  private static final Pattern ADDRESS =
      Pattern.compile("<Value\\s[^<>]{0,64}ICAAddress[^<>]{0,16}>([^<]{1,300})<");
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");

  private final String text;

  StaBody(String text) {
    this.text = text;
  }

  boolean isSta() {
    return text.contains("<" + ROOT);
  }

  /** There is such an element. */
  boolean has(String element) {
    int at = text.indexOf("<" + element);
    while (at >= 0) {
      int end = at + 1 + element.length();
      if (end < text.length() && "> /\t\r\n".indexOf(text.charAt(end)) >= 0) {
        return true;
      }
      at = text.indexOf("<" + element, end);
    }
    return false;
  }

  /** The text of the first such element, without blanks around it; empty when there is none. */
  Optional<String> textOf(String element) {
    int start = text.indexOf("<" + element + ">");
    int end = start < 0 ? -1 : text.indexOf("</" + element + ">", start);
    return end < 0
        ? Optional.empty()
        : Optional.of(text.substring(start + element.length() + 2, end).strip())
            .filter(found -> !found.isEmpty());
  }

  /** There are values behind a ticket. */
  boolean hasTicketData() {
    int at = text.indexOf("<TicketData");
    int value = at < 0 ? -1 : text.indexOf("<Value", at);
    int end = at < 0 ? -1 : text.indexOf("</TicketData>", at);
    return value >= 0 && (end < 0 || value < end);
  }

  /** Where the session is to go. */
  Optional<StaTarget> target() {
    Matcher found = ADDRESS.matcher(text);
    return found.find() ? target(found.group(1).strip()) : Optional.empty();
  }

  /** Host and port, divided by a colon; the port may be missing. */
  private static Optional<StaTarget> target(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    OptionalInt port = colon < 0 ? OptionalInt.empty() : port(text.substring(colon + 1));
    Matcher ipv4 = IPV4.matcher(host);
    if (ipv4.matches()) {
      long bits = 0;
      for (int i = 1; i <= 4; i++) {
        int octet = Integer.parseInt(ipv4.group(i));
        if (octet > 255) {
          return Optional.empty();
        }
        bits = bits << 8 | octet;
      }
      return Optional.of(new StaTarget(Optional.of(new IpAddress(0, bits, 4)), "", port));
    }
    return NAME.matcher(host).matches()
        ? Optional.of(new StaTarget(Optional.empty(), lower(host), port))
        : Optional.empty();
  }

  private static OptionalInt port(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 0xffff
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private static String lower(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
