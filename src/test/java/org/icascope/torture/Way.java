package org.icascope.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.cli.CommandForTests;

/** What is done with a damaged capture: most go through the analysis, others through a command. */
enum Way {
  ANALYSIS(0, ""),
  SHOW(1, "show -V -x -c 50"),
  PACKETS(1, "packets -Y cgp||ica||edt||tls||tcp"),
  PACKETS_JSON(1, "packets -T json -c 200"),
  EXPORT(1, "export --strip-payload --force -w OUT"),
  FOLLOW(2, "follow --session s1"), // which may not be there any more
  INVENTORY(1, "inventory"),
  NDJSON(1, "analyze --all-flows --names --format ndjson");

  private final int mostExitCode;
  private final String command;

  Way(int mostExitCode, String command) {
    this.mostExitCode = mostExitCode;
    this.command = command;
  }

  /** Three in four of the inputs go through the analysis, the others take turns. */
  static Way of(int number) {
    int turn = Math.floorMod(number, 4 * (values().length - 1));
    return turn < values().length ? values()[turn] : ANALYSIS;
  }

  /** Runs the command; what it wrote as a capture must be one. */
  void run(byte[] capture) throws IOException {
    Path folder = Files.createTempDirectory("icascope-torture");
    Path file = folder.resolve("in");
    Path out = folder.resolve("out.pcapng");
    try {
      Files.write(file, capture);
      run(command.replace("OUT", out.toString()) + " " + file, mostExitCode);
      if (Files.exists(out)) {
        run("analyze --strict -q " + out, 0);
      }
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void run(String line, int mostExitCode) {
    var result = CommandForTests.run(new ArrayList<>(List.of(line.split(" "))));
    String errors = result.err();
    if (result.exitCode() > mostExitCode
        || errors.contains("Exception")
        || errors.contains("\tat ")) {
      throw new AssertionError(line + ": exit code " + result.exitCode() + ", " + errors);
    }
  }
}
