package org.icascope.report.siem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of the Common Event Format, from its description: version, seven fields of a
 * header that end in an unescaped bar, then pairs. A key is letters and digits before an equals
 * sign that is not escaped, and begins the extension or follows a blank.
 */
record CefRecord(List<String> header, Map<String, String> extension) {

  private static final Pattern KEY = Pattern.compile("(?:^| )([A-Za-z0-9]+)=");

  static CefRecord parse(String line) {
    if (!line.startsWith("CEF:0|")) {
      throw new IllegalArgumentException("no CEF: " + line);
    }
    List<String> header = new ArrayList<>();
    int at = "CEF:0|".length();
    StringBuilder field = new StringBuilder();
    while (header.size() < 6) {
      char c = line.charAt(at++);
      if (c == '\\') {
        char escaped = line.charAt(at++);
        if (escaped != '|' && escaped != '\\') {
          throw new IllegalArgumentException("escape in header: " + escaped);
        }
        field.append(escaped);
      } else if (c == '|') {
        header.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    return new CefRecord(header, extension(line.substring(at)));
  }

  private static Map<String, String> extension(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher key = KEY.matcher(text);
    if (!key.find() || key.start() != 0) {
      throw new IllegalArgumentException("no key: " + text);
    }
    boolean more = true;
    while (more) {
      String name = key.group(1);
      int start = key.end();
      more = key.find();
      String value = unescaped(text.substring(start, more ? key.start() : text.length()));
      if (value.isEmpty() || pairs.put(name, value) != null) {
        throw new IllegalArgumentException("empty or twice: " + name);
      }
    }
    return pairs;
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '=') {
        throw new IllegalArgumentException("unescaped equals sign: " + value);
      }
      if (c == '\\') {
        c = value.charAt(++i);
        if (c != '=' && c != '\\') {
          throw new IllegalArgumentException("escape in value: " + c);
        }
      }
      text.append(c);
    }
    return text.toString();
  }
}
