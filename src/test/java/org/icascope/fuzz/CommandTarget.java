package org.icascope.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.cli.CommandForTests;
import org.icascope.samples.SampleFiles;

/**
 * A whole command on a capture. It ends with a result or a complaint of its own; JSON fits its
 * schema, and a capture that was written can be read.
 *
 * @param arguments before the name of the file; {@code OUT} stands for a file to write
 */
record CommandTarget(String name, List<List<String>> arguments, int gateRuns)
    implements FuzzTarget {

  private static final int SEED_BYTES = 6_000;
  private static final Path FOLDER = folder();

  static FuzzTarget analyze() {
    return command(
        "analyze", 80, "analyze --all-flows --names --format json", "analyze -v --all-flows");
  }

  static FuzzTarget show() {
    return command("show", 50, "show -V -x", "show --format json");
  }

  static FuzzTarget packets() {
    return command("packets", 50, "packets -T json", "packets -Y cgp||ica||edt||tls");
  }

  static FuzzTarget export() {
    return command("export", 50, "export --strip-payload --force -w OUT");
  }

  private static FuzzTarget command(String name, int gateRuns, String... lines) {
    List<List<String>> all = Arrays.stream(lines).map(line -> List.of(line.split(" "))).toList();
    return new CommandTarget(name, all, gateRuns);
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("icascope-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int mostBytes() {
    return 16_384;
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path sample : SampleFiles.captures()) {
      byte[] all = Files.readAllBytes(sample);
      seeds.add(Arrays.copyOf(all, Math.min(all.length, SEED_BYTES)));
    }
    return seeds;
  }

  @Override
  public void fuzz(byte[] input) throws IOException {
    Path file = FOLDER.resolve("in.pcap");
    Path out = FOLDER.resolve("out.pcapng");
    file.toFile().deleteOnExit();
    out.toFile().deleteOnExit();
    Files.write(file, input);
    for (List<String> command : arguments) {
      Files.deleteIfExists(out);
      List<String> all = new ArrayList<>(command);
      all.replaceAll(word -> word.equals("OUT") ? out.toString() : word);
      all.add(file.toString());
      run(all, 1);
      if (Files.exists(out)) {
        run(List.of("analyze", "--strict", "-q", out.toString()), 0);
      }
    }
  }

  private static void run(List<String> arguments, int mostExitCode) {
    var result = CommandForTests.run(arguments);
    String what = String.join(" ", arguments) + ": " + result.err();
    Check.range(result.exitCode(), 0, mostExitCode, "exit code of " + what);
    Check.that(!result.err().contains("Exception") && !result.err().contains("\tat "), what);
  }
}
