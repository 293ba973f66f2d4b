package org.icascope.app;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.model.CitrixPort;
import org.icascope.model.PortTable;

/** Reads ports as the user adds them: {@code 12598=cgp}. */
public final class PortOptions {

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})=([A-Za-z]+)");

  private PortOptions() {}

  /**
   * The default ports and the added ones.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  public static PortTable parse(List<String> added) {
    Map<Integer, CitrixPort> ports = new HashMap<>();
    for (String text : added) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw wrong(text);
      }
      int port = Integer.parseInt(form.group(1));
      if (port < 1 || port > 0xffff) {
        throw wrong(text);
      }
      ports.put(port, kind(text, form.group(2)));
    }
    return new PortTable(ports);
  }

  private static CitrixPort kind(String text, String name) {
    for (CitrixPort kind : CitrixPort.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw wrong(text);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "expected PORT=ica|cgp|tls|websocket with a port from 1 to 65535, got " + text);
  }
}
