package org.icascope.build;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids of layouts and fields in other spellings. */
final class Words {

  private static final Set<String> ACRONYMS =
      Set.of("cgp", "edt", "ica", "id", "ime", "ip", "pd", "rtt", "tcp", "ui", "wd");

  private Words() {}

  static String upperCamel(String id) {
    return Stream.of(id.split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  static String lowerCamel(String id) {
    String upper = upperCamel(id);
    return Character.toLowerCase(upper.charAt(0)) + upper.substring(1);
  }

  /** {@code len_ticket} becomes {@code Ticket length}. */
  static String title(String id) {
    for (String unit : new String[] {"seconds", "millis", "micros", "percent"}) {
      if (id.endsWith("_" + unit)) {
        String rest = id.substring(0, id.length() - unit.length() - 1);
        return title(rest) + " (" + unit + ")";
      }
    }
    for (String[] form :
        new String[][] {
          {"len_", "", " length"},
          {"num_", "Number of ", ""},
          {"ofs_", "", " offset"},
          {"secret_", "", ""}
        }) {
      if (id.startsWith(form[0])) {
        String rest = words(id.substring(form[0].length()));
        return form[1].isEmpty() ? capital(rest) + form[2] : form[1] + rest;
      }
    }
    return capital(words(id));
  }

  private static String words(String id) {
    return Stream.of(id.split("_"))
        .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
        .collect(Collectors.joining(" "));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
