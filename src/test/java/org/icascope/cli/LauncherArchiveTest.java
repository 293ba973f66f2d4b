package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.cli.LauncherFixture.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of classes that the shell launcher makes, with a stand-in for java that makes one.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherArchiveTest {

  private static final String PLAIN = "[-Xshare:auto]\n";

  /** Writes the files that the options name and complains, as a JVM might; prints the others. */
  private static final String JVM =
      """
      dump=
      for a in "$@"; do
        case $a in
          -XX:DumpLoadedClassList=*)
            echo 'java/lang/Object id: 0' >"${a#*=}"
            echo "$*" >>"$0.trainings"
            exit 0 ;;
          -Xshare:dump) dump=yes ;;
          -XX:SharedArchiveFile=*) archive=${a#*=} ;;
        esac
      done
      if [ -n "$dump" ]; then
        echo dump >>"$0.dumps"
        echo '[warning][cds] shared class paths mismatch'
        echo 'cannot' >&2
        MAKE "$archive"
        exit
      fi
      for a in "$@"; do printf '[%s]\\n' "$a"; done""";

  @TempDir private Path folder;
  private LauncherFixture launcher;
  private Path java;

  @BeforeEach
  void project() throws IOException {
    launcher = new LauncherFixture(folder);
    for (String tool : List.of("stat", "cksum", "mkdir", "mv", "rm", "awk")) {
      launcher.tool(tool);
    }
    Files.createDirectories(launcher.home.resolve("samples"));
    Files.createFile(launcher.home.resolve("samples/roaming-reconnect.pcapng"));
    launcher.jar(Instant.now().plusSeconds(60));
    jvm("17.0.15");
  }

  @Test
  void theFirstRunMakesAnArchiveAndEveryRunUsesIt() throws Exception {
    Result first = launcher.run("--version");
    Result second = launcher.run("--version");

    assertEquals(0, first.exitCode());
    assertEquals("", first.err());
    assertTrue(first.out().contains("[-XX:SharedArchiveFile=" + archives().get(0)), first.out());
    assertEquals(first, second);
    assertEquals(1, dumps());
  }

  @Test
  void itIsMadeFromRunsOverAllSamples() throws Exception {
    Files.createFile(launcher.home.resolve("samples/another one.pcap"));

    launcher.run("--version");

    String samples = launcher.home.toRealPath() + "/samples/";
    String all = samples + "another one.pcap " + samples + "roaming-reconnect.pcapng";
    List<String> trainings = Files.readAllLines(java.resolve("bin/java.trainings"));
    for (String format : List.of("text", "json")) {
      String expected = "analyze --format " + format + " " + all;
      assertTrue(trainings.stream().anyMatch(t -> t.endsWith(expected)), trainings::toString);
    }
  }

  @Test
  void anotherJarAndAnotherJvmMeanAnotherArchive() throws Exception {
    launcher.run("--version");
    Path of17 = archives().get(0);
    launcher.jar(Instant.now().plusSeconds(90));
    launcher.run("--version");

    assertEquals(1, archives().size(), "that of the older jar is gone");
    assertFalse(archives().contains(of17));

    jvm("25.0.3");
    launcher.run("--version");

    assertEquals(2, archives().size(), "those of two JVMs stay side by side");
  }

  @Test
  void whatFailsIsNotTriedAgainAndNotSeen() throws Exception {
    java = launcher.java("17.0.15", JVM.replace("MAKE", "false"));

    for (int i = 0; i < 2; i++) {
      Result result = launcher.run("--version");
      assertEquals(0, result.exitCode());
      assertEquals("", result.err());
      assertTrue(result.out().contains(PLAIN), result.out());
      assertFalse(result.out().contains("mismatch"), result.out());
    }
    assertEquals(1, dumps());
  }

  @Test
  void whereTheInstallationCannotBeWrittenTheCacheOfTheUserServes() throws Exception {
    Files.createFile(launcher.home.resolve("target/cds")); // a folder cannot be made there

    Result result = launcher.run("--version");

    String archive = "[-XX:SharedArchiveFile=" + folder.resolve("cache/icascope/icascope-");
    assertTrue(result.out().contains(archive), result.out());
  }

  @Test
  void withoutAnyPlaceForItTheRunIsPlain() throws Exception {
    Files.createFile(launcher.home.resolve("target/cds"));
    Files.createFile(folder.resolve("cache"));

    Result result = launcher.run("--version");

    assertEquals("", result.err());
    assertTrue(result.out().contains(PLAIN), result.out());
  }

  @Test
  void whileAnotherRunMakesItThisOneGoesOnWithout() throws Exception {
    launcher.run("--version");
    Path archive = archives().get(0);
    Files.delete(archive);
    String name = archive.getFileName().toString().replace(".jsa", ".making");
    Files.createDirectory(archive.resolveSibling(name));

    Result result = launcher.run("--version");

    assertTrue(result.out().contains(PLAIN), result.out());
    assertEquals(1, dumps());
  }

  @Test
  void optionsOfTheUserComeAfterAllOthers() throws Exception {
    Result result = launcher.run("--version");
    List<String> options = result.out().lines().filter(o -> o.startsWith("[-X")).toList();

    assertTrue(options.contains("[-Xmx256m]"), result.out());
    assertTrue(options.contains("[-Xlog:disable]"), result.out());

    launcher.javaOptions("-Xmx4g -Xint");
    options = launcher.run("--version").out().lines().filter(o -> o.startsWith("[-X")).toList();
    assertEquals(
        List.of("[-Xmx4g]", "[-Xint]"), options.subList(options.size() - 2, options.size()));
  }

  private void jvm(String version) throws IOException {
    java = launcher.java(version, JVM.replace("MAKE", ": >"));
  }

  private long dumps() throws IOException {
    return Files.readAllLines(java.resolve("bin/java.dumps")).size();
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(launcher.home.toRealPath().resolve("target/cds"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).sorted().toList();
    }
  }
}
