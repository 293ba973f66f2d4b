package org.icascope.pseudonym;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.icascope.model.IpAddress;

/** Reads addresses out of texts. No name is ever looked up. */
final class HostText {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private HostText() {}

  /** Empty when the text is something else. */
  static Optional<IpAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // the JDK asks a name server for neither: one is complete, the other has a colon
      return Optional.of(IpAddress.of(InetAddress.getByName(text).getAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
