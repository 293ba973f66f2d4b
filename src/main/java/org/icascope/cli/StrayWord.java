package org.icascope.cli;

import java.io.File;
import java.util.regex.Pattern;
import org.icascope.view.field.Fields;

/** Words among the names of files that were meant for something else: filters, numbers, options. */
final class StrayWord {

  private static final Pattern NUMBERS = Pattern.compile("\\d{1,10}(-\\d{0,10})?(,[-\\d,]*)?");

  /** What only a filter has: comparisons, and a name with a dot before one. */
  private static final Pattern RELATIONS =
      Pattern.compile("[=!<>&|]{1,2}|[^\\s/]+\\s*([=!]=|[<>]=?|&&|\\|\\|).*");

  private StrayWord() {}

  /**
   * @param word given as the name of a file
   * @throws WrongOption when there is no such file, and it looks like something else
   */
  static void check(String word) {
    if (word.equals("-") || new File(word).exists()) {
      return;
    }
    if (word.startsWith("-")) {
      throw new WrongOption(
          word, "no such option" + TsharkHabits.instead(word).map(t -> "; " + t).orElse(""));
    }
    if (NUMBERS.matcher(word).matches()) {
      throw new WrongOption(
          "FILE", "there is no file " + word + "; a frame: icascope show FILE -n " + word);
    }
    if (RELATIONS.matcher(word).matches() || isField(word)) {
      throw new WrongOption(
          "FILE", "there is no file " + word + "; a display filter: -Y 'FILTER', in quotes");
    }
  }

  private static boolean isField(String word) {
    return word.matches("[a-z][a-z0-9_.]*") && Fields.catalog().find(word).isPresent();
  }
}
