package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.ports.PortCatalogue;
import org.icascope.ports.PortEntry;
import org.icascope.report.json.PortsJson;
import org.icascope.report.text.PortsText;
import org.icascope.report.text.TextOptions;
import org.icascope.view.filter.NearestNames;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope ports}: which port belongs to which Citrix component. */
final class PortsCommand implements Callable<Integer> {

  static final String NAME = "ports";

  /** A port with its transport, in any order. */
  private static final Pattern PORT =
      Pattern.compile("(?i)\\d{1,5}(-\\d{1,5})?[/:](tcp|udp)|(tcp|udp)[/:]\\d{1,5}(-\\d{1,5})?");

  private final Environment environment;
  private final CommandSpec spec;
  private final Given<List<String>> words;
  private final FormatOption format;

  PortsCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    new Usage(spec.usageMessage(), "icascope ports [OPTIONS] [TEXT|NUMBER...]")
        .description(
            "Looks ports of Citrix products up: who opens a connection to whom, and what for.")
        .examples("icascope ports 27000", "icascope ports udp gateway", "icascope ports 6900-6999")
        .exit("0", "done")
        .exit("1", "nothing in the catalogue fits")
        .exit("2", "wrong arguments");
    Options options = new Options(spec);
    words =
        options.arguments(
            "TEXT|NUMBER",
            "Ports and ranges, as 2598, 2598/tcp or 1494,2598: one of them must fit; parts of words,"
                + " or VDA, DDC, ADC, PVS: all of them must fit.");
    format = new FormatOption(options);
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> wanted = words();
    PortCatalogue catalogue = PortCatalogue.standard();
    List<PortEntry> fitting =
        WrongOption.check("TEXT|NUMBER", () -> catalogue.matching(List.copyOf(wanted)));
    List<PortEntry> found = isOfAnyPort(wanted, fitting) ? List.of() : fitting;
    if (format.isJson()) {
      PortsJson.write(found, environment.out());
    } else {
      PortsText.write(
          found,
          environment.columns(TextOptions.LEAST_WIDTH),
          new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset())));
    }
    if (found.isEmpty()) {
      String asked = String.join(" ", wanted);
      environment
          .err()
          .println(
              OneLine.of(
                  "icascope: no port fits " + asked + hint(catalogue, wanted) + wide(fitting)));
      environment.err().flush();
      return ExitCodes.UNREADABLE;
    }
    return ExitCodes.DONE;
  }

  /** Single ports were asked for, and all that fits would fit any port as well. */
  private static boolean isOfAnyPort(List<String> wanted, List<PortEntry> fitting) {
    List<String> numbers = wanted.stream().filter(PortCatalogue::isNumber).toList();
    return !numbers.isEmpty()
        && numbers.stream().noneMatch(number -> number.contains("-"))
        && fitting.stream().allMatch(PortCatalogue::isWide);
  }

  private static String wide(List<PortEntry> fitting) {
    return fitting.stream()
        .findFirst()
        .map(row -> "; any of " + row.transport() + " " + row.portText() + ": " + row.purpose())
        .orElse("");
  }

  /** What somebody puts in quotes is several words, too; so are {@code 2598/tcp} and a list. */
  private List<String> words() {
    List<String> all =
        words.or(List.of()).stream()
            .flatMap(word -> Arrays.stream(word.strip().split("\\s+")))
            .flatMap(PortsCommand::parts)
            .filter(Predicate.not(String::isEmpty))
            .toList();
    for (String word : all) {
      if (word.startsWith("-")) {
        throw new WrongOption(word, "no such option, and no port");
      }
    }
    return all;
  }

  private static Stream<String> parts(String word) {
    if (word.matches("[\\d,-]+")) {
      return Arrays.stream(word.split(","));
    }
    Matcher port = PORT.matcher(word);
    return port.matches() ? Stream.of(port.group().split("[/: ]")) : Stream.of(word);
  }

  /**
   * What is near to the first word that fits nothing by itself; or that they do not fit at once.
   */
  private static String hint(PortCatalogue catalogue, List<String> words) {
    for (String word : words) {
      if (catalogue.matching(List.of(word)).stream().allMatch(PortCatalogue::isWide)) {
        return PortCatalogue.isNumber(word)
            ? catalogue
                .nearest(Integer.parseInt(word.replaceAll("-.*", "")))
                .map(port -> "; the nearest port is " + port)
                .orElse("")
            : NearestNames.hint(NearestNames.of(word, vocabulary(catalogue)));
      }
    }
    return "; each of the words fits something, but not all at once";
  }

  private static List<String> vocabulary(PortCatalogue catalogue) {
    Stream<String> ofRows =
        catalogue.all().stream()
            .flatMap(e -> Stream.of(e.product(), e.role(), e.from(), e.to(), e.purpose()))
            .flatMap(text -> Arrays.stream(text.split("[^\\w-]+")));
    return Stream.concat(ofRows, catalogue.aliases().stream())
        .filter(word -> word.length() > 2)
        .distinct()
        .collect(Collectors.toList());
  }
}
