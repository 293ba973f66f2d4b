package org.icascope.view.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
    return Math.abs(word.length() - name.length()) > most ? most + 1 : edits(word, name);
  }

  /** The last parts are the same, and say something. */
  private static boolean isSamePart(String word, String name) {
    String part = word.substring(word.lastIndexOf('.') + 1);
    return part.length() >= LEAST_PART
        && part.length() < word.length()
        && name.endsWith("." + part);
  }

  /** How many letters to change, add, leave out or swap with their neighbour (Damerau). */
  private static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = best;
      }
    }
    return edits[a.length()][b.length()];
  }
}
