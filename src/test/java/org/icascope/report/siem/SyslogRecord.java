package org.icascope.report.siem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of syslog messages, from the grammar of RFC 5424, section 6. */
record SyslogRecord(
    int priority,
    String timestamp,
    String messageId,
    Map<String, Map<String, String>> data,
    String message) {

  private static final Pattern HEADER =
      Pattern.compile(
          "<(0|[1-9]\\d{0,2})>1 "
              + "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?Z) "
              + "(-|[!-~]{1,255}) (-|[!-~]{1,48}) (-|[!-~]{1,128}) (-|[!-~]{1,32}) ");

  /** SD-NAME: printable ASCII but {@code =}, blank, {@code ]} and {@code "}. */
  private static final String NAME = "[!#-<>-\\\\^-~]{1,32}";

  private static final Pattern ELEMENT = Pattern.compile("\\[(" + NAME + ")");
  private static final Pattern PARAMETER =
      Pattern.compile(" (" + NAME + ")=\"((?:[^\"\\\\\\]]|\\\\[\"\\\\\\]])*)\"");

  static SyslogRecord parse(String line) {
    Matcher header = HEADER.matcher(line);
    if (!header.lookingAt() || Integer.parseInt(header.group(1)) > 191) {
      throw new IllegalArgumentException("header: " + line);
    }
    if (!header.group(4).equals("icascope")) {
      throw new IllegalArgumentException("APP-NAME: " + line);
    }
    Map<String, Map<String, String>> data = new LinkedHashMap<>();
    int at = header.end();
    while (line.charAt(at) == '[') {
      Matcher element = ELEMENT.matcher(line).region(at, line.length());
      if (!element.lookingAt()) {
        throw new IllegalArgumentException("SD-ID at " + at + ": " + line);
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      at = parameters(line, element.end(), parameters);
      if (data.put(element.group(1), parameters) != null) {
        throw new IllegalArgumentException("SD-ID twice: " + line);
      }
    }
    if (data.isEmpty() || line.charAt(at) != ' ') {
      throw new IllegalArgumentException("behind the data: " + line);
    }
    String message = line.substring(at + 1);
    boolean ascii = message.chars().allMatch(c -> c < 128);
    if (!ascii && !message.startsWith("\ufeff")) {
      throw new IllegalArgumentException("no byte order mark: " + line);
    }
    return new SyslogRecord(
        Integer.parseInt(header.group(1)),
        header.group(2),
        header.group(6),
        data,
        ascii ? message : message.substring(1));
  }

  private static int parameters(String line, int start, Map<String, String> parameters) {
    int at = start;
    while (line.charAt(at) != ']') {
      Matcher parameter = PARAMETER.matcher(line).region(at, line.length());
      if (!parameter.lookingAt()) {
        throw new IllegalArgumentException("parameter at " + at + ": " + line);
      }
      String value = parameter.group(2).replaceAll("\\\\([\"\\\\\\]])", "$1");
      if (parameters.put(parameter.group(1), value) != null) {
        throw new IllegalArgumentException("twice: " + parameter.group(1));
      }
      at = parameter.end();
    }
    return at + 1;
  }
}
