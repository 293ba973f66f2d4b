package org.icascope.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares the options of a command, in the order in which its help lists them.
 *
 * <p>By code and not by picocli's annotations: to read those takes reflection and classes made at
 * run time, a good part of a short run (docs/performance.md, start-up).
 */
final class Options {

  private final CommandSpec command;

  Options(CommandSpec command) {
    this.command = command;
  }

  /** An option without a value. */
  Given<Boolean> flag(String name, String description) {
    return add(OptionSpec.builder(name).type(boolean.class).description(description));
  }

  /** The same with several names. */
  Given<Boolean> flags(String description, String... names) {
    return add(OptionSpec.builder(names).type(boolean.class).description(description));
  }

  /** An option with one value of a type that picocli can read, as a number or one of an enum. */
  <T> Given<T> value(String name, String label, Class<T> type, String description) {
    return add(OptionSpec.builder(name).paramLabel(label).type(type).description(description));
  }

  Given<String> text(String name, String label, String description) {
    return value(name, label, String.class, description);
  }

  /** The same with a short and a long name. */
  <T> Given<T> value(
      String name, String longName, String label, Class<T> type, String description) {
    return add(
        OptionSpec.builder(name, longName).paramLabel(label).type(type).description(description));
  }

  /** An option that may be given more than once. */
  Given<List<String>> texts(String name, String label, String description) {
    return add(texts(OptionSpec.builder(name), label, description));
  }

  /** The same, and one value may list several with commas. */
  Given<List<String>> list(String name, String label, String description) {
    return add(texts(OptionSpec.builder(name), label, description).splitRegex(","));
  }

  /** All arguments that are no options, none included. */
  Given<List<String>> arguments(String label, String description) {
    PositionalParamSpec arguments =
        PositionalParamSpec.builder()
            .paramLabel(label)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(description)
            .build();
    command.addPositional(arguments);
    return new Given<>(arguments);
  }

  /** One argument that is no option and can be left out. */
  <T> Given<T> argument(String label, Class<T> type, String description) {
    PositionalParamSpec argument =
        PositionalParamSpec.builder()
            .paramLabel(label)
            .arity("0..1")
            .type(type)
            .description(description)
            .build();
    command.addPositional(argument);
    return new Given<>(argument);
  }

  /**
   * {@code --help} and {@code --version}; picocli's own mixin for them has annotations. Not {@code
   * -V}, by which tshark prints trees.
   */
  void standard() {
    command
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-v", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build())
        .versionProvider(new ProgramVersion());
  }

  private static OptionSpec.Builder texts(
      OptionSpec.Builder option, String label, String description) {
    return option
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description);
  }

  private <T> Given<T> add(OptionSpec.Builder builder) {
    OptionSpec option = builder.build();
    command.addOption(option);
    return new Given<>(option);
  }
}
