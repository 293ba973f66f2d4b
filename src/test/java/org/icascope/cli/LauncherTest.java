package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
  private LauncherFixture launcher;

  @BeforeEach
  void project() throws IOException {
    launcher = new LauncherFixture(folder);
  }

  @Test
  void theJarRunsFromAnywhereThroughALinkAndWithBlanksInPaths() throws Exception {
    launcher.jar(Instant.now().plusSeconds(60));
    Path link =
        Files.createSymbolicLink(folder.resolve("link to it"), launcher.home.resolve("icascope"));

    LauncherFixture.Result result = launcher.run(link, "analyze", "a b.pcap", "*");

    assertEquals(0, result.exitCode(), result.err());
    assertTrue(
        result
            .out()
            .endsWith(
                "[-jar]\n["
                    + launcher.home.toRealPath()
                    + "/target/icascope-0.1.0.jar]\n[analyze]\n[a b.pcap]\n[*]\n"),
        result.out());
    assertTrue(result.out().contains("[-Dicascope.stdout.terminal=false]"), result.out());
    assertEquals("", result.err());
  }

  @Test
  void theFirstUseBuildsTheJarAndTheSecondDoesNot() throws Exception {
    launcher.maven("done", 0);

    LauncherFixture.Result first = launcher.run("--version");
    LauncherFixture.Result second = launcher.run("--version");

    assertEquals(0, first.exitCode(), first.err());
    assertEquals(BUILDING, first.err());
    assertEquals("", second.err());
  }

  /**
   * What the plugins write on the way to the jar, or with other goals than those of the launcher.
   */
  @Test
  void whatABuildThatWasInterruptedLeavesIsNotTheJar() throws Exception {
    List<String> others = List.of("-shaded", "-tests", "-sources", "-javadoc");
    for (String other : others) {
      launcher.jar("icascope-0.1.0" + other + ".jar", Instant.now().plusSeconds(90));
    }
    launcher.jar("classes-of-icascope-0.1.0.jar", Instant.now().plusSeconds(90));
    launcher.jar("original-icascope-0.1.0.jar", Instant.now().plusSeconds(90));
    assertEquals(1, launcher.run("--version").exitCode(), "none of them is the jar");

    launcher.jar(Instant.now().plusSeconds(60));
    String out = launcher.run("--version").out();
    assertTrue(out.contains("/target/icascope-0.1.0.jar]"), out);
  }

  /**
   * Two plugins write jars, and neither at one stroke: the name that the launchers look for is in
   * the configuration of the second alone, which renames to it what is finished.
   */
  @Test
  void theJarWithoutLibrariesNeverHasTheNameOfTheJar() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String plain = "<finalName>classes-of-${jar.name}</finalName>";
    assertTrue(pom.contains("<jar.name>icascope-${project.version}</jar.name>"), "jar.name");
    assertTrue(pom.contains(plain), plain);
    int shade = pom.indexOf("<artifactId>maven-shade-plugin</artifactId>");
    assertTrue(pom.indexOf("<finalName>${jar.name}</finalName>", shade) > 0, "shade");
  }

  @Test
  void aSourceNewerThanTheJarMeansBuildingAgain() throws Exception {
    launcher.maven("done", 0);
    launcher.jar(Instant.now().minusSeconds(60));

    assertEquals(BUILDING, launcher.run("--version").err());
  }

  @Test
  void aFailedBuildShowsWhatMavenSaid() throws Exception {
    launcher.maven("what went wrong", 1);

    LauncherFixture.Result result = launcher.run("--version");

    assertEquals(1, result.exitCode());
    assertEquals(BUILDING + "what went wrong\nicascope: the build failed\n", result.err());
  }

  @Test
  void withoutMavenAJarIsEnough() throws Exception {
    launcher.jar(Instant.now().plusSeconds(60));
    assertEquals(0, launcher.run("--version").exitCode());

    launcher.jar(Instant.now().minusSeconds(60));
    LauncherFixture.Result old = launcher.run("--version");
    assertEquals(0, old.exitCode());
    assertEquals(1, old.err().lines().count(), old.err());
  }

  @Test
  void withoutMavenAndJarItSaysWhatIsMissing() throws Exception {
    LauncherFixture.Result result = launcher.run("--version");

    assertEquals(1, result.exitCode());
    assertEquals(
        "icascope: needs Maven (mvn) once to build its jar, and it is not on the PATH\n",
        result.err());
  }

  @Test
  void anOldJavaIsRefusedInOneLine() throws Exception {
    launcher.jar(Instant.now().plusSeconds(60));
    for (String version : List.of("1.8.0_402", "11.0.22", "16")) {
      Path java = launcher.java(version);
      LauncherFixture.Result result = launcher.run("--version");
      assertEquals(1, result.exitCode(), version);
      assertEquals(
          "icascope: needs Java 17 or newer, but " + java + "/bin/java is older\n", result.err());
    }
    launcher.java("25.0.3");
    assertEquals(0, launcher.run("--version").exitCode());
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    Path java = folder.resolve("no jdk");
    launcher.javaHome(java);

    LauncherFixture.Result result = launcher.run("--version");

    assertEquals(1, result.exitCode());
    assertEquals(
        "icascope: JAVA_HOME is set, but there is no " + java + "/bin/java\n", result.err());
  }
}
