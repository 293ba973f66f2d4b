package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.icascope.report.json.JsonForm;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope schema}: what JSON looks like, for programs that check it. */
final class SchemaCommand implements Callable<Integer> {

  static final String NAME = "schema";

  private final Environment environment;
  private final CommandSpec spec;

  /** Other words for a form, as {@code --format} has them. */
  private static final Map<String, JsonForm> ALIASES =
      Map.of("json", JsonForm.DOCUMENT, "ndjson", JsonForm.LINES);

  /** Forms whose schema is that of others. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "ecs", "Elastic Common Schema 8.11.0, https://github.com/elastic/ecs",
          "ocsf", "Open Cybersecurity Schema Framework 1.5.0, https://schema.ocsf.io",
          "cef", "Common Event Format 0, the ArcSight implementation standard of OpenText",
          "syslog", "RFC 5424, https://www.rfc-editor.org/rfc/rfc5424");

  private final Given<String> form;

  SchemaCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    new Usage(spec.usageMessage(), "icascope schema [FORM]")
        .description(
            "Prints the JSON Schema (2020-12) of what analyze writes, or of the JSON of another"
                + " command.")
        .examples("icascope schema > analysis.schema.json", "icascope schema lines")
        .exit("0", "done")
        .exit("2", "wrong arguments");
    Options options = new Options(spec);
    form =
        options.argument(
            "FORM",
            String.class,
            "document or json (default), lines or ndjson, compare, inventory or ports.");
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    JsonForm wanted = form(form.or(JsonForm.DOCUMENT.label()).toLowerCase(Locale.ROOT));
    OutputStream out = environment.out();
    wanted.writeSchema(out);
    out.flush();
    return ExitCodes.DONE;
  }

  private static JsonForm form(String word) {
    if (ELSEWHERE.containsKey(word)) {
      throw new WrongOption(
          "FORM", "the form of " + word + " is published elsewhere: " + ELSEWHERE.get(word));
    }
    return Arrays.stream(JsonForm.values())
        .filter(each -> each.label().equals(word))
        .findFirst()
        .or(() -> Optional.ofNullable(ALIASES.get(word)))
        .orElseThrow(
            () ->
                new WrongOption(
                    "FORM",
                    "expected one of "
                        + Arrays.stream(JsonForm.values())
                            .map(JsonForm::label)
                            .collect(Collectors.joining(", "))));
  }
}
