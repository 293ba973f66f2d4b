package org.icascope.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import org.icascope.analyze.Rules;
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
                + " are easily mistaken for. Without a name it lists them.")
        .examples(
            "icascope explain reliability-timeout",
            "icascope explain cgp.suspend",
            "icascope explain --rules > my.rules")
        .exit("0", "done")
        .exit("2", "wrong arguments, or there is no such name");
    Options options = new Options(spec);
    names =
        options.arguments(
            "NAME", "A finding or an event (what stands as rule or type in JSON), or a threshold.");
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
    List<String> asked = names.or(List.of());
    if (rules.or(false)) {
      if (!asked.isEmpty()) {
        throw new WrongOption("--rules", "prints the whole file; leave out " + asked.get(0));
      }
      out.print(RuleSettings.text());
    } else {
      Explanations explanations = new Explanations();
      List<String> wanted = asked.stream().map(explanations::named).toList();
      if (wanted.isEmpty()) {
        list(explanations, out);
      }
      wanted.forEach(name -> explanations.of(name).forEach(line -> out.print(line + "\n")));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static void list(Explanations explanations, PrintWriter out) {
    for (String rule : Rules.names().rules()) {
      out.print((rule + " ".repeat(NAME_COLUMN)).substring(0, NAME_COLUMN));
      out.print(explanations.meaning(rule) + "\n");
    }
    out.print("\nEvents: " + String.join(", ", Rules.names().events()) + "\n");
    out.print("Thresholds: icascope explain --rules\n");
  }
}
