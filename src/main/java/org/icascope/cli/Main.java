package org.icascope.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.icascope.app.CaptureAnalysis;

/** Entry point: {@code icascope COMMAND}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    StopSignal signal = new StopSignal();
    signal.install();
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Environment environment = surroundings(out, signal);
    int exitCode = run(args, environment);
    if (out.problem().isPresent()) {
      environment.err().println("icascope: " + out.problem().get());
      exitCode = ExitCodes.UNREADABLE;
    }
    environment.err().flush();
    if (args.length > 0 && args[0].equals(CaptureCommand.NAME)) {
      signal.finished(exitCode);
    } else {
      signal.finished();
    }
    System.exit(exitCode);
  }

  /** An error would else end the thread with a trace, and the stop signal would wait for it. */
  private static int run(String[] args, Environment environment) {
    try {
      return new Commands(CaptureAnalysis::run, environment).run(args);
    } catch (OutOfMemoryError e) {
      environment
          .err()
          .println("icascope: out of memory; more may help: ICASCOPE_JAVA_OPTS=-Xmx1g icascope …");
    } catch (Error e) {
      environment.err().println("icascope: internal error: " + e);
    }
    return ExitCodes.UNREADABLE;
  }

  private static Environment surroundings(StandardOutput out, StopSignal signal) {
    boolean console = isConsole();
    boolean outIsTerminal = terminal("icascope.stdout.terminal", console);
    Charset charset =
        outIsTerminal && console ? System.console().charset() : StandardCharsets.UTF_8;
    return new Environment(
        System.in,
        out,
        new PrintWriter(System.err, true),
        charset,
        outIsTerminal,
        terminal("icascope.stderr.terminal", console),
        System.getenv(),
        () -> signal.wanted() || out.hasFailed());
  }

  /** From Java 22 on there can be a console object without a terminal; it then says so. */
  private static boolean isConsole() {
    if (System.console() == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** The launcher tests each descriptor; without it, a console means both are terminals. */
  private static boolean terminal(String property, boolean console) {
    String told = System.getProperty(property);
    return told == null ? console : Boolean.parseBoolean(told);
  }
}
