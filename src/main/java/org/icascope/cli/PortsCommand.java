package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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

  private final Environment environment;
  private final CommandSpec spec;
  private final Given<List<String>> words;
  private final Given<ShowOptions.Format> format;

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
            "TEXT|NUMBER", "A port, a range, or a part of a word; all of several must fit.");
    format =
        options.value("--format", "FORMAT", ShowOptions.Format.class, "text (default) or json.");
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> wanted = words();
    PortCatalogue catalogue = PortCatalogue.standard();
    List<PortEntry> found =
        WrongOption.check("TEXT|NUMBER", () -> catalogue.matching(List.copyOf(wanted)));
    if (format.or(ShowOptions.Format.TEXT) == ShowOptions.Format.JSON) {
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
          .println(OneLine.of("icascope: no port fits " + asked + hint(catalogue, wanted)));
      environment.err().flush();
      return ExitCodes.UNREADABLE;
    }
    return ExitCodes.DONE;
  }

  /** What somebody puts in quotes is several words, too. */
  private List<String> words() {
    return words.or(List.of()).stream()
        .flatMap(word -> Arrays.stream(word.strip().split("\\s+")))
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  /**
   * What is near to the first word that fits nothing by itself; or that they do not fit at once.
   */
  private static String hint(PortCatalogue catalogue, List<String> words) {
    for (String word : words) {
      if (catalogue.matching(List.of(word)).isEmpty()) {
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
    return catalogue.all().stream()
        .flatMap(e -> Stream.of(e.product(), e.role(), e.from(), e.to(), e.purpose()))
        .flatMap(text -> Arrays.stream(text.split("[^\\w-]+")))
        .filter(word -> word.length() > 2)
        .distinct()
        .collect(Collectors.toList());
  }
}
