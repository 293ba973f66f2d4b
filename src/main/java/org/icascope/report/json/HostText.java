package org.icascope.report.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits {@code 10.0.0.1:2598}, {@code [2001:db8::1]:2598} or a bare address into ip and port. */
final class HostText {

  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\[\\]]+)\\]|([^:\\[\\]]+)):(\\d{1,5})");

  private HostText() {}

  static void write(Json json, String name, String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    boolean withPort = matcher.matches();
    json.object(
        name,
        () -> {
          if (withPort) {
            json.text("ip", matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            json.number("port", Integer.parseInt(matcher.group(3)));
          } else {
            json.text("ip", text);
          }
        });
  }
}
