package org.icascope.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What {@code icascope COMMAND} can be. A command is made only when it is called, all of them when
 * the arguments begin with none: then there is help to show or something wrong to explain.
 */
final class Commands {

  static final String PROGRAM = "icascope";

  /** In the order in which help lists them. */
  static final List<String> NAMES =
      List.of(
          "analyze",
          "packets",
          "show",
          "follow",
          "fields",
          "export",
          CaptureCommand.NAME,
          InventoryCommand.NAME,
          CompareCommand.NAME,
          PortsCommand.NAME,
          SchemaCommand.NAME,
          "explain");

  private final AnalyzeCommand.Engine engine;
  private final Environment environment;

  Commands(AnalyzeCommand.Engine engine, Environment environment) {
    this.engine = engine;
    this.environment = environment;
  }

  /** Runs the command and returns the exit code of the process. */
  int run(String... given) {
    String[] arguments = asOption(given);
    boolean called = arguments.length > 0 && NAMES.contains(arguments[0]);
    CommandLine line = called ? called(arguments[0]) : program();
    PrintWriter help =
        new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()), true);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(help)
        .setErr(environment.err())
        .setParameterExceptionHandler(Errors::wrongArguments)
        .setExecutionExceptionHandler(Errors::failed)
        .execute(called ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
  }

  /** {@code help [COMMAND]} is {@code [COMMAND] --help}. */
  private static String[] asOption(String... given) {
    if (given.length == 0 || !given[0].equals("help")) {
      return given;
    }
    if (given.length == 1) {
      return new String[] {"--help"};
    }
    return NAMES.contains(given[1])
        ? new String[] {given[1], "--help"}
        : new String[] {given[1]}; // which is refused
  }

  /** By itself, with its full name: a program around it would take as long again to set up. */
  private CommandLine called(String name) {
    return new CommandLine(command(name).name(PROGRAM + " " + name));
  }

  /** With all commands. */
  CommandLine program() {
    CommandLine line = new CommandLine(new Program().spec);
    NAMES.forEach(name -> line.addSubcommand(command(name)));
    return line;
  }

  private CommandSpec command(String name) {
    return switch (name) {
      case "analyze" -> new AnalyzeCommand(engine, environment).spec();
      case "packets" -> new PacketsCommand(engine, environment).spec();
      case "follow" -> new FollowCommand(engine, environment).spec();
      case "show" -> new ShowCommand(engine, environment).spec();
      case CaptureCommand.NAME -> new CaptureCommand(environment).spec();
      case "fields" -> new FieldsCommand(environment).spec();
      case PortsCommand.NAME -> new PortsCommand(environment).spec();
      case InventoryCommand.NAME -> new InventoryCommand(engine, environment).spec();
      case CompareCommand.NAME -> new CompareCommand(engine, environment).spec();
      case SchemaCommand.NAME -> new SchemaCommand(environment).spec();
      case "explain" -> new ExplainCommand(environment).spec();
      case "export" -> new ExportCommand(engine, environment).spec();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** {@code icascope} without a command. */
  private static final class Program implements Runnable {

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(PROGRAM);

    Program() {
      spec.usageMessage()
          .synopsisSubcommandLabel("COMMAND")
          .footer("%n'icascope help COMMAND' lists the options of a command.")
          .description("Analyzes Citrix ICA and CGP traffic in capture files.");
      new Options(spec).standard();
    }

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(), "missing command: " + String.join(", ", NAMES));
    }
  }
}
