package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldList;
import org.icascope.view.field.Fields;
import org.icascope.view.filter.NearestNames;
import org.icascope.view.tree.FieldsJson;
import picocli.CommandLine.Model.CommandSpec;

/** {@code icascope fields}: what can be asked of a frame. */
final class FieldsCommand implements Callable<Integer> {

  private final Environment environment;
  private final CommandSpec spec;
  private final Given<List<String>> patterns;
  private final FormatOption format;

  FieldsCommand(Environment environment) {
    this.environment = environment;
    spec = CommandSpec.wrapWithoutInspection(this).name("fields");
    new Usage(spec.usageMessage(), "icascope fields [OPTIONS] [PATTERN...]")
        .description("Lists the fields that filters, trees and JSON know.")
        .examples("icascope fields session_reliability", "icascope fields 'tcp.analysis.*'")
        .exit("0", "done")
        .exit("1", "no field matches")
        .exit("2", "wrong arguments");
    Options options = new Options(spec);
    patterns =
        options.arguments("PATTERN", "Part of a name, or a whole one with * and ?; any if many.");
    format = new FormatOption(options);
    options.standard();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    List<String> wanted = patterns.or(List.of());
    List<FieldInfo> found = FieldList.matching(wanted);
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()));
    if (format.isJson()) {
      FieldsJson.write(found, environment.out());
    } else {
      FieldList.write(found, out);
    }
    out.flush();
    if (found.isEmpty()) {
      environment
          .err()
          .println(
              OneLine.of("icascope: no field matches " + String.join(" ", wanted) + hint(wanted)));
      environment.err().flush();
      return ExitCodes.UNREADABLE;
    }
    return ExitCodes.DONE;
  }

  private static String hint(List<String> patterns) {
    List<String> names = Fields.catalog().all().stream().map(FieldInfo::name).toList();
    List<String> nearest =
        patterns.stream()
            .flatMap(
                pattern ->
                    Stream.concat(
                        Fields.catalog().whyNot(pattern).stream().map(why -> "; " + why),
                        Stream.of(NearestNames.hint(NearestNames.of(pattern, names)))))
            .toList();
    return String.join("", nearest);
  }
}
