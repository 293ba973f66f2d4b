package org.icascope.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.analyze.Rules;
import org.icascope.model.EditDistance;
import org.icascope.rules.RuleSettings;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope explain}: the documentation of findings and events. */
final class ExplainCommand implements java.util.concurrent.Callable<Integer> {

  /** Width of the column of names in the list. */
  private static final int NAME_COLUMN = 26;

  private final Environment environment;
  private final CommandSpec spec;
  private final Given<List<String>> names;
  private final Given<Boolean> rules;

  ExplainCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("explain");
    new Usage(spec.usageMessage(), "icascope explain [NAME...]", "icascope explain --rules")
        .description(
            "Explains findings and events: what they mean, what they are recognised by, what they"
                + " are easily mistaken for. Without a name it lists the findings.")
        .examples(
            "icascope explain reliability-timeout",
            "icascope explain cgp.suspend",
            "icascope explain --rules > my.rules")
        .exit("0", "done")
        .exit("2", "wrong arguments, or there is no such name");
    Options options = new Options(spec);
    names =
        options.arguments("NAME", "A finding or an event: what stands as rule or type in JSON.");
    rules = options.flag("--rules", "Print the file of thresholds, to be changed for --rules.");
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()));
    List<String> wanted = names.or(List.of());
    Manual manual = new Manual();
    wanted.forEach(name -> check(manual, name));
    if (rules.or(false)) {
      out.print(RuleSettings.text());
    } else if (wanted.isEmpty()) {
      list(manual, out);
    }
    for (String name : wanted) {
      out.print(name + "\n");
      manual.section(name).forEach(line -> out.print(line + "\n"));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static void list(Manual manual, PrintWriter out) {
    for (String rule : Rules.names().rules()) {
      out.print((rule + " ".repeat(NAME_COLUMN)).substring(0, NAME_COLUMN));
      out.print(manual.meaning(rule) + "\n");
    }
  }

  private static void check(Manual manual, String name) {
    List<String> known =
        Stream.concat(Rules.names().rules().stream(), Rules.names().events().stream()).toList();
    if (!known.contains(name) || !manual.has(name)) {
      String nearest =
          known.stream()
              .min(Comparator.comparingInt(other -> EditDistance.between(OneLine.of(name), other)))
              .orElse("");
      throw new WrongOption(
          "NAME", "no finding and no event is called " + name + "; the nearest is " + nearest);
    }
  }
}
