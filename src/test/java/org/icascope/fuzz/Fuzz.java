package org.icascope.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A long run of one target, for {@code bench/fuzz}: {@code TARGET [libFuzzer options]}. */
public final class Fuzz {

  private Fuzz() {}

  /** Ends with the exit code of Jazzer: 0 without a finding. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      FuzzTargets.names().forEach(System.out::println);
      return;
    }
    FuzzTarget target = FuzzTargets.named(arguments[0]);
    Path folder = Files.createDirectories(Path.of("target/fuzz", target.name()));
    List<String> limits = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    JazzerProcess process =
        new JazzerProcess(target, folder, Boolean.getBoolean("fuzz.brief"), limits);
    process.writeSeeds();
    System.exit(process.builder().inheritIO().start().waitFor());
  }
}
