package org.icascope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} says of a command besides its options, in one form for all commands. */
final class Usage {

  private final UsageMessageSpec usage;
  private final Map<String, String> exitCodes = new LinkedHashMap<>();

  /**
   * @param synopses the ways to call the command
   */
  Usage(UsageMessageSpec usage, String... synopses) {
    this.usage = usage.customSynopsis(synopses).sortOptions(false);
  }

  Usage description(String text) {
    usage.description(text);
    return this;
  }

  /** Whole command lines, which are shown below the options as they are. */
  Usage examples(String... lines) {
    List<String> footer = new ArrayList<>(List.of("", "Examples:"));
    for (String line : lines) {
      footer.add("  " + line.replace("%", "%%"));
    }
    usage.footer(footer.toArray(String[]::new));
    return this;
  }

  /** One row of the table below the examples. */
  Usage exit(String codes, String meaning) {
    exitCodes.put(codes, meaning);
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes);
    return this;
  }

  /** Of a command that shows what is in files. */
  Usage exitOfReader(String whatIsWrong) {
    return exit("0", "done, also when a file was cut short or the reader left")
        .exit("1", "an input could not be read")
        .exit("2", whatIsWrong);
  }
}
