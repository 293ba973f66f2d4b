package org.icascope.view.field;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Lists fields as text in columns. */
public final class FieldList {

  private FieldList() {}

  /**
   * Fields whose names fit.
   *
   * @param patterns parts of names; with {@code *} or {@code ?} whole names; none for all fields
   */
  public static List<FieldInfo> matching(List<String> patterns) {
    List<String> wanted = patterns.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    return Fields.catalog().all().stream()
        .filter(
            field -> wanted.isEmpty() || wanted.stream().anyMatch(p -> matches(p, field.name())))
        .toList();
  }

  private static boolean matches(String pattern, String name) {
    boolean glob = pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    return glob ? fits(pattern, name) : name.contains(pattern);
  }

  /** Looks back only to the last star, so no pattern takes long. */
  private static boolean fits(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** One line per field: name, type, title and explanation. */
  public static void write(List<FieldInfo> fields, Appendable out) throws IOException {
    int names = widest(fields, field -> field.name().length());
    int types = widest(fields, field -> field.type().name().length());
    for (FieldInfo field : fields) {
      pad(field.name(), names + 2, out);
      pad(field.type().name().toLowerCase(Locale.ROOT), types + 2, out);
      out.append(text(field)).append('\n');
    }
  }

  private static int widest(List<FieldInfo> fields, ToIntFunction<FieldInfo> width) {
    return fields.stream().mapToInt(width).max().orElse(0);
  }

  private static void pad(String text, int width, Appendable out) throws IOException {
    out.append(text).append(" ".repeat(width - text.length()));
  }

  /** Title and explanation. */
  public static String text(FieldInfo field) {
    String title = field.title() + (field.secret() ? " (secret: only its length is shown)" : "");
    return field.explanation().isEmpty() ? title : title + ". " + field.explanation();
  }
}
