package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.icascope.report.json.JsonForm;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope schema}: what JSON looks like, for programs that check it. */
final class SchemaCommand implements Callable<Integer> {

  static final String NAME = "schema";

  private final Environment environment;
  private final CommandSpec spec;
  private final Given<JsonForm> form;

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
            JsonForm.class,
            "document (default), lines (of --format ndjson), compare, inventory or ports.");
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    OutputStream out = environment.out();
    form.or(JsonForm.DOCUMENT).writeSchema(out);
    out.flush();
    return ExitCodes.DONE;
  }
}
