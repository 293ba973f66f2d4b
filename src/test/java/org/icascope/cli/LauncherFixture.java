package org.icascope.cli;

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

/** A project folder with the launcher and stand-ins for what it calls. */
final class LauncherFixture {

  final Path folder;
  final Path home;
  private final Path tools;
  private Path java;
  private String javaOptions = "";

  LauncherFixture(Path folder) throws IOException {
    this.folder = folder;
    home = Files.createDirectories(folder.resolve("my tools/ica scope"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("specs"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("icascope"), home.resolve("icascope"));
    executable(home.resolve("icascope"));
    tools = Files.createDirectories(folder.resolve("bin"));
    for (String tool : List.of("dirname", "readlink", "find", "head", "sed", "stty", "touch")) {
      tool(tool);
    }
    java("17.0.15");
  }

  record Result(int exitCode, String out, String err) {}

  Result run(String... arguments) throws Exception {
    return run(home.resolve("icascope"), arguments);
  }

  Result run(Path launcher, String... arguments) throws Exception {
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
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("ICASCOPE_JAVA_OPTS", javaOptions);
    Process process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** From now on a JDK of this version is the one to use; it prints its arguments. */
  Path java(String version) throws IOException {
    return java(version, "for a in \"$@\"; do printf '[%s]\\n' \"$a\"; done");
  }

  /** The same with another script in place of the JVM. */
  Path java(String version, String script) throws IOException {
    java = Files.createDirectories(folder.resolve("jdk " + version + "/bin")).getParent();
    Files.writeString(
        java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(java.resolve("bin/java"), script);
    return java;
  }

  void javaOptions(String options) {
    javaOptions = options;
  }

  /** From now on JAVA_HOME is that folder, whatever is there. */
  void javaHome(Path path) {
    java = path;
  }

  void jar(Instant modified) throws IOException {
    jar("icascope-0.1.0.jar", modified);
  }

  void jar(String name, Instant modified) throws IOException {
    Path jar = Files.createDirectories(home.resolve("target")).resolve(name);
    Files.write(jar, new byte[0]);
    Files.setLastModifiedTime(jar, FileTime.from(modified));
    if (modified.isBefore(Instant.now())) {
      Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now()));
    }
  }

  /** Says something, makes the jar when it is to succeed. */
  void maven(String says, int exitCode) throws IOException {
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
  void tool(String name) throws IOException {
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
