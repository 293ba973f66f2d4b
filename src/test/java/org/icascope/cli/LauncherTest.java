package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher, with a stand-in for java that prints its arguments and one for Maven. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final String BUILDING =
      "icascope: building the jar once, this takes a minute...\n";

  @TempDir private Path folder;
  private Path home;
  private Path tools;
  private Path java;

  @BeforeEach
  void project() throws IOException {
    home = Files.createDirectories(folder.resolve("my tools/ica scope"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("specs"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("icascope"), home.resolve("icascope"));
    executable(home.resolve("icascope"));
    java = jdk("17.0.15");
    tools = Files.createDirectories(folder.resolve("bin"));
    for (String tool : List.of("dirname", "readlink", "find", "head", "sed", "stty", "touch")) {
      tool(tool);
    }
  }

  @Test
  void theJarRunsFromAnywhereThroughALinkAndWithBlanksInPaths() throws Exception {
    jar(Instant.now().plusSeconds(60));
    Path link = Files.createSymbolicLink(folder.resolve("link to it"), home.resolve("icascope"));

    Result result = run(link, "analyze", "a b.pcap", "*");

    assertEquals(0, result.exitCode, result.err);
    assertTrue(
        result.out.endsWith(
            "[-jar]\n["
                + home.toRealPath()
                + "/target/icascope-0.1.0.jar]\n[analyze]\n[a b.pcap]\n[*]\n"),
        result.out);
    assertTrue(result.out.contains("[-Dicascope.stdout.terminal=false]"), result.out);
    assertEquals("", result.err);
  }

  @Test
  void theFirstUseBuildsTheJarAndTheSecondDoesNot() throws Exception {
    maven("done", 0);

    Result first = run(home.resolve("icascope"), "--version");
    Result second = run(home.resolve("icascope"), "--version");

    assertEquals(0, first.exitCode, first.err);
    assertEquals(BUILDING, first.err);
    assertEquals("", second.err);
  }

  @Test
  void aSourceNewerThanTheJarMeansBuildingAgain() throws Exception {
    maven("done", 0);
    jar(Instant.now().minusSeconds(60));

    assertEquals(BUILDING, run(home.resolve("icascope"), "--version").err);
  }

  @Test
  void aFailedBuildShowsWhatMavenSaid() throws Exception {
    maven("what went wrong", 1);

    Result result = run(home.resolve("icascope"), "--version");

    assertEquals(1, result.exitCode);
    assertEquals(BUILDING + "what went wrong\nicascope: the build failed\n", result.err);
  }

  @Test
  void withoutMavenAJarIsEnough() throws Exception {
    jar(Instant.now().plusSeconds(60));
    assertEquals(0, run(home.resolve("icascope"), "--version").exitCode);

    jar(Instant.now().minusSeconds(60));
    Result old = run(home.resolve("icascope"), "--version");
    assertEquals(0, old.exitCode);
    assertEquals(1, old.err.lines().count(), old.err);
  }

  @Test
  void withoutMavenAndJarItSaysWhatIsMissing() throws Exception {
    Result result = run(home.resolve("icascope"), "--version");

    assertEquals(1, result.exitCode);
    assertEquals(
        "icascope: needs Maven (mvn) once to build its jar, and it is not on the PATH\n",
        result.err);
  }

  @Test
  void anOldJavaIsRefusedInOneLine() throws Exception {
    jar(Instant.now().plusSeconds(60));
    for (String version : List.of("1.8.0_402", "11.0.22", "16")) {
      java = jdk(version);
      Result result = run(home.resolve("icascope"), "--version");
      assertEquals(1, result.exitCode, version);
      assertEquals(
          "icascope: needs Java 17 or newer, but " + java + "/bin/java is older\n", result.err);
    }
    java = jdk("25.0.3");
    assertEquals(0, run(home.resolve("icascope"), "--version").exitCode);
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    java = folder.resolve("no jdk");

    Result result = run(home.resolve("icascope"), "--version");

    assertEquals(1, result.exitCode);
    assertEquals("icascope: JAVA_HOME is set, but there is no " + java + "/bin/java\n", result.err);
  }

  private record Result(int exitCode, String out, String err) {}

  private Result run(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", java.toString());
    Process process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path jdk(String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk " + version + "/bin")).getParent();
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(jdk.resolve("bin/java"), "for a in \"$@\"; do printf '[%s]\\n' \"$a\"; done");
    return jdk;
  }

  private void jar(Instant modified) throws IOException {
    Path jar = Files.createDirectories(home.resolve("target")).resolve("icascope-0.1.0.jar");
    Files.write(jar, new byte[0]);
    Files.setLastModifiedTime(jar, FileTime.from(modified));
    if (modified.isBefore(Instant.now())) {
      Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now()));
    }
  }

  /** Says something, makes the jar when it is to succeed. */
  private void maven(String says, int exitCode) throws IOException {
    tool("mkdir");
    script(
        tools.resolve("mvn"),
        "echo '"
            + says
            + "'\n"
            + (exitCode == 0 ? "mkdir -p target\n: > target/icascope-0.1.0.jar\n" : "")
            + "exit "
            + exitCode);
  }

  /** The PATH of the test holds nothing else, so no Maven by chance. */
  private void tool(String name) throws IOException {
    script(tools.resolve(name), "exec " + which(name) + " \"$@\"");
  }

  private static void script(Path file, String body) throws IOException {
    Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path which(String tool) {
    for (String folder : List.of("/bin", "/usr/bin")) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IllegalStateException("no " + tool);
  }
}
