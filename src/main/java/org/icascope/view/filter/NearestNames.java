package org.icascope.view.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.icascope.model.EditDistance;

/** The names that somebody may have meant who wrote another one. */
public final class NearestNames {

  /** Chosen: more do not fit a line. */
  private static final int MOST = 3;

  /** Chosen: longer words are not slips of the pen, and the distance costs length times length. */
  private static final int MAX_LENGTH = 80;

  /** Chosen: shorter parts, as len, have too many fields. */
  private static final int LEAST_PART = 6;

  private record Near(String name, int distance) {}

  private NearestNames() {}

  /** The best ones first; none when nothing is near. */
  public static List<String> of(String word, List<String> names) {
    if (word.length() > MAX_LENGTH || word.isEmpty()) {
      return List.of();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    int most = Math.max(1, Math.min(4, lower.length() / 4));
    return names.stream()
        .map(name -> new Near(name, distance(lower, name.toLowerCase(Locale.ROOT), most)))
        .filter(near -> near.distance() <= most)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  /** Words for an error message; empty for none. */
  public static String hint(List<String> names) {
    return names.isEmpty() ? "" : "; did you mean " + String.join(" or ", names) + "?";
  }

  /** 0 for another case, 1 for a missing beginning ({@code ttl} for {@code ip.ttl}). */
  private static int distance(String word, String name, int most) {
    if (name.endsWith("." + word)) {
      return 1;
    }
    if (isSamePart(word, name)) {
      return most; // cgp.replayed for icascope.replayed
    }
    // a difference of the lengths is a distance already
    return Math.abs(word.length() - name.length()) > most
        ? most + 1
        : EditDistance.between(word, name);
  }

  /** The last parts are the same, and say something. */
  private static boolean isSamePart(String word, String name) {
    String part = word.substring(word.lastIndexOf('.') + 1);
    return part.length() >= LEAST_PART
        && part.length() < word.length()
        && name.endsWith("." + part);
  }
}
