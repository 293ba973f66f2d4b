package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Inventory;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.app.Progress;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.InventoryJson;
import org.icascope.report.text.InventoryText;
import org.icascope.report.text.TextOptions;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope inventory}: which Citrix components are in the captures. */
final class InventoryCommand implements Callable<Integer> {

  static final String NAME = "inventory";

  /** Bytes that go out at a time. Chosen. */
  private static final int BUFFER_BYTES = 1 << 16;

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;
  private final CommandSpec spec;
  private final InputOptions input;
  private final RulesOption rules;
  private final FormatOption format;

  InventoryCommand(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    new Usage(spec.usageMessage(), "icascope inventory [OPTIONS] FILE...")
        .description(
            "Names the Citrix components that talk to each other in capture files, what shows it,"
                + " and which ports were tried without an answer.")
        .examples(
            "icascope inventory capture.pcapng",
            "icascope inventory --format json monday/ > inventory.json")
        .exitOfReader("wrong arguments");
    Options options = new Options(spec);
    input = InputOptions.ofHosts(options);
    rules = new RulesOption(options);
    format = new FormatOption(options);
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    AnalysisOptions options = input.toAnalysis(environment).withPaths(rules.settings());
    AnalysisRun run = engine.run(options, Progress.NONE);
    new Complaints(environment.err(), false).report(run, false);
    boolean failed = run.failures().stream().anyMatch(failure -> !failure.passedOver());
    if (!failed || !run.analysis().captures().isEmpty()) {
      write(run.under(options.pseudonyms()).analysis());
    }
    return ExitCodes.isUnread(run) ? ExitCodes.UNREADABLE : ExitCodes.DONE;
  }

  private void write(Analysis analysis) throws IOException {
    Inventory inventory = Inventory.of(analysis);
    OutputStream out = new BufferedOutputStream(environment.out(), BUFFER_BYTES);
    if (format.isJson()) {
      DocumentOptions options = new DocumentOptions(ProgramVersion.number());
      InventoryJson.write(analysis, inventory, options, out);
    } else {
      int width = environment.columns(TextOptions.LEAST_WIDTH);
      PrintWriter text = new PrintWriter(new OutputStreamWriter(out, environment.charset()));
      new InventoryText(analysis, inventory, width).write(text);
    }
    out.flush();
  }
}
