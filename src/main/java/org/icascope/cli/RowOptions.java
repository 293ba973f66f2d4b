package org.icascope.cli;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldRows;
import org.icascope.view.field.FieldRows.Occurrence;
import org.icascope.view.field.Fields;
import org.icascope.view.filter.NearestNames;

/** What is printed of each frame: a line, chosen fields or a tree; with the options of tshark. */
final class RowOptions {

  /** Forms of output. */
  enum Form {
    TEXT,
    FIELDS,
    JSON
  }

  private static final String SETTINGS = "separator, aggregator, occurrence, quote, header, bom";

  private final Given<Form> form;
  private final Given<List<String>> fields;
  private final Given<List<String>> settings;
  private final Given<Boolean> trees;
  private final Given<Boolean> hex;

  RowOptions(Options options) {
    form =
        options.value(
            "-T", "FORM", Form.class, "text (default), fields (see -e), or json: trees as data.");
    fields =
        options.texts("-e", "FIELD", "A column of -T fields; repeatable; see icascope fields.");
    settings =
        options.texts(
            "-E",
            "KEY=VALUE",
            "How -T fields looks: separator=, aggregator=; occurrence=f|l|a quote=d|s|n header=y|n"
                + " (/t is a tab, /s a space); repeatable.");
    trees = options.flag("-V", "The protocol tree of each frame, as icascope show prints it.");
    hex = options.flag("-x", "The bytes of each frame; what is not decoded is masked.");
  }

  /**
   * @throws WrongOption when they do not go together
   */
  void check() {
    boolean rows = form() == Form.FIELDS;
    if (rows != fields.isPresent()) {
      throw new WrongOption(
          rows ? "-T" : "-e",
          rows
              ? "fields needs -e FIELD, as -e frame.number; icascope fields lists them"
              : "needs -T fields");
    }
    if (settings.isPresent() && !rows) {
      throw new WrongOption("-E", "needs -T fields");
    }
    if ((trees.isPresent() || hex.isPresent()) && form() != Form.TEXT) {
      throw new WrongOption(trees.isPresent() ? "-V" : "-x", "goes with -T text only");
    }
  }

  Form form() {
    return form.or(Form.TEXT);
  }

  boolean trees() {
    return trees.or(false);
  }

  boolean hex() {
    return hex.or(false);
  }

  List<FieldInfo> fields() {
    return fields.or(List.of()).stream().map(RowOptions::field).toList();
  }

  /** A column is known only after a run over the whole input. */
  boolean needsSessions() {
    return fields.or(List.of()).contains(FilterOption.SESSION_FIELD);
  }

  private static FieldInfo field(String name) {
    return Fields.catalog().find(name).orElseThrow(() -> new WrongOption("-e", noField(name)));
  }

  /** What is wrong with the name of a field that there is not. */
  static String noField(String name) {
    List<String> names = Fields.catalog().all().stream().map(FieldInfo::name).toList();
    return Fields.catalog()
        .whyNot(name)
        .orElse("no such field: " + name + NearestNames.hint(NearestNames.of(name, names)));
  }

  /**
   * @param zone of times
   * @param most rows at most, 0 for all
   */
  FieldRows.Style style(Charset charset, ZoneId zone, long most) {
    String separator = "\t";
    String aggregator = ",";
    Occurrence occurrence = Occurrence.ALL;
    Optional<Character> quote = Optional.empty();
    boolean header = false;
    for (String setting : settings.or(List.of())) {
      int equals = setting.indexOf('=');
      String value = equals < 0 ? "" : setting.substring(equals + 1);
      switch (equals < 0 ? setting : setting.substring(0, equals)) {
        case "separator" -> separator = character(setting, value);
        case "aggregator" -> aggregator = character(setting, value);
        case "occurrence" -> occurrence = occurrence(setting, value);
        case "quote" -> quote = quote(setting, value);
        case "header" -> header = yes(setting, value);
        case "bom" -> yes(setting, value); // output is bytes of one charset, which needs none
        default -> throw new WrongOption("-E", "expected one of " + SETTINGS + ": " + setting);
      }
    }
    return new FieldRows.Style(
        separator, aggregator, quote, occurrence, header, charset, zone, most);
  }

  private static String character(String setting, String value) {
    return switch (value) {
      case "/t" -> "\t";
      case "/s" -> " ";
      default -> {
        if (value.length() != 1) {
          throw new WrongOption("-E", "expected one character, /t or /s: " + setting);
        }
        yield value;
      }
    };
  }

  private static Occurrence occurrence(String setting, String value) {
    return switch (value) {
      case "f" -> Occurrence.FIRST;
      case "l" -> Occurrence.LAST;
      case "a" -> Occurrence.ALL;
      default -> throw new WrongOption("-E", "expected f, l or a: " + setting);
    };
  }

  private static Optional<Character> quote(String setting, String value) {
    return switch (value) {
      case "d" -> Optional.of('"');
      case "s" -> Optional.of('\'');
      case "n" -> Optional.empty();
      default -> throw new WrongOption("-E", "expected d, s or n: " + setting);
    };
  }

  private static boolean yes(String setting, String value) {
    return switch (value) {
      case "y", "yes" -> true;
      case "n", "no" -> false;
      default -> throw new WrongOption("-E", "expected y or n: " + setting);
    };
  }
}
