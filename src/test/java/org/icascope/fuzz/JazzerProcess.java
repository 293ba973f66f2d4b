package org.icascope.fuzz;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JVM that fuzzes one target. A process of its own, since Jazzer changes classes as they are
 * loaded and ends its JVM at a finding; and since its heap is small: what does not fit is a finding
 * as well.
 *
 * @param target which
 * @param folder for the corpus, and for inputs that are findings
 * @param brief a run of some seconds, which ends before optimized code would pay
 * @param limits of libFuzzer, as {@code -runs=1000}
 */
record JazzerProcess(FuzzTarget target, Path folder, boolean brief, List<String> limits) {

  /** Launchers give 512 MB; what the fuzzer itself needs of it is small. */
  private static final String HEAP = "-Xmx192m";

  private static final List<String> JVM =
      List.of(
          HEAP,
          "-Xss1m", // as threads of the program have it
          "-XX:+UseSerialGC",
          "-XX:ActiveProcessorCount=1", // stages share one thread, so that runs are repeatable
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+EnableDynamicAgentLoading",
          "-Djava.security.properties=src/test/resources/tls-suites.security");

  /** Detectors for injections into what is not used here; each costs time at the start. */
  private static final List<String> DETECTORS =
      List.of(
          "ClojureLangHooks",
          "Deserialization",
          "ExpressionLanguageInjection",
          "FilePathTraversal",
          "LdapInjection",
          "NamingContextLookup",
          "OsCommandInjection",
          "ReflectiveCall",
          "RegexInjection",
          "RegexRoadblocks",
          "ScriptEngineInjection",
          "ServerSideRequestForgery",
          "SqlInjection",
          "TemplateInjection",
          "UnsafeSanitizer",
          "XPathInjection",
          "XmlParserSsrfGuidance");

  /** Writes the seeds; those that a run before has found stay. */
  void writeSeeds() throws Exception {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(corpus.resolve("seed-%03d".formatted(number++)), seed);
    }
    for (byte[] known : Regressions.of(target)) {
      Files.write(corpus.resolve("known-%03d".formatted(number++)), known);
    }
  }

  ProcessBuilder builder() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    if (brief) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + JazzerEntry.class.getName());
    command.add("--target_args=" + target.name());
    command.add("--instrumentation_includes=org.icascope.**:io.kaitai.**:org.pcap4j.**");
    command.add("--instrumentation_excludes=org.icascope.fuzz.**:org.icascope.testkit.**");
    command.add("--disabled_hooks=" + disabled());
    if (brief) {
      command.add("--trace=cov"); // what is compared leads further only in long runs
    }
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + File.separator);
    command.add("-max_len=" + target.mostBytes());
    command.add("-entropic=0"); // weighing inputs takes longer than trying them
    command.add("-rss_limit_mb=2048");
    command.add("-timeout=60");
    command.add("-print_final_stats=1");
    command.addAll(limits);
    command.add(folder.resolve("corpus").toString());
    return new ProcessBuilder(command);
  }

  private static String disabled() {
    return String.join(
        File.pathSeparator,
        DETECTORS.stream().map(name -> "com.code_intelligence.jazzer.sanitizers." + name).toList());
  }

  /** What libFuzzer said at the end, by name: {@code cov}, {@code ft}, and its statistics. */
  static Map<String, Long> figures(List<String> log) {
    Map<String, Long> figures = new TreeMap<>();
    for (String line : log) {
      if (line.startsWith("stat::")) {
        String[] words = line.substring("stat::".length()).split(":\\s+");
        figures.put(words[0], Long.parseLong(words[1].strip()));
      } else if (line.startsWith("#") && line.contains(" cov: ")) {
        String[] words = line.split("\\s+");
        for (int i = 0; i + 1 < words.length; i++) {
          if (words[i].equals("cov:") || words[i].equals("ft:")) {
            figures.put(words[i].replace(":", ""), Long.parseLong(words[i + 1]));
          }
        }
      }
    }
    return figures;
  }
}
