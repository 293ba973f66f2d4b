package org.icascope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.view.field.Fields;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How each command is called so that every form of its output is made at least once, and every
 * option given at least once. {@code FILE} is the capture, {@code OUT} a file in a folder that is
 * looked through, {@code KEYS} a key log, {@code KEY} a key, {@code S} the sessions.
 */
final class SecretRuns {

  /** Commands that show nothing of a capture by themselves, and why. */
  static final Map<String, String> ELSEWHERE =
      Map.of(
          "capture",
          "needs an interface; its lines are those of packets, its events and its report those of"
              + " analyze -, which are looked through here, and its file holds the frames");

  /** Options that choose what is read with a library that need not be there. */
  static final Set<String> OF_LIBPCAP = Set.of("-f");

  private static final String FULLEST = "* ";

  /** Those with a star are made for damaged captures, too. */
  private static final String FORMS =
      """
      analyze FILE
      * analyze --all --width 400 --all-flows --hash --debug --strict --color always FILE
      analyze --names --all -n --tz UTC --no-color -r FILE
      analyze -q --keep-duplicates --port 12598=cgp --fail-on error --color auto FILE
      analyze --format text --color never --fail-on info --session S --from 09:00 --to 23:00 --tz UTC FILE
      analyze --fail-on notice --around 09:30:02 --window 5m --tz UTC --client 192.168.20.71 FILE
      analyze --fail-on warning --server 203.0.113.41:2598 --rules RULES FILE
      * analyze --format json --all-flows --names --hash --key-file KEY --tls-keys KEYS FILE
      analyze --format json --anonymize --key-file KEY FILE
      * analyze --format ndjson --all-flows FILE
      analyze --format ndjson --names --output OUT --rotate 20k FILE
      analyze --format csv --names FILE
      * analyze --format tsv --table events --names FILE
      analyze --format csv --table sessions FILE
      * analyze --format ecs --output OUT --force FILE
      analyze --format ocsf --names FILE
      * analyze --format cef --names FILE
      analyze --format syslog --names --key-file KEY FILE
      analyze --format json -Y frame FILE
      analyze --format json --all-flows FILE
      analyze --format ecs --names FILE
      analyze --format ocsf FILE
      analyze --format cef FILE
      analyze --format syslog FILE
      * packets FILE
      packets -t ad --tz UTC --color always --names -n -l -r FILE
      * packets -V -x --no-color --names FILE
      packets -x -c 2000 --keep-duplicates --port 12598=cgp FILE
      packets -T json --names FILE
      * packets -T fields ALLFIELDS FILE
      packets -T json FILE
      packets -T fields ALLFIELDS -E separator=; -E quote=d -E header=y FILE
      packets -T text --tls-keys KEYS -Y frame --from 09:00 --to 23:00 --tz UTC FILE
      packets --color auto --session S FILE
      packets --flow f1,f2,f3 FILE
      packets -q --color never FILE
      show --color auto FILE
      show -V -x --names --color never FILE
      * show --format json --names --tls-keys KEYS FILE
      show -V -x FILE
      show --format json FILE
      show --format text --message -x --color always -r FILE
      show --field frame.number --no-color -n 1-2000 -c 2000 --keep-duplicates FILE
      show --session s1 --port 12598=cgp --from 09:00 --to 23:00 --tz UTC FILE
      show --flow f1 -Y frame FILE
      follow --session S FILE
      * follow --session S --hex --names -t ad --tz UTC --from 09:00 --to 23:00 FILE
      * follow --session S --format json --hex --tls-keys KEYS -n FILE
      follow --session S --hex FILE
      follow --session S --format json --hex --names FILE
      follow --session s1 --format ndjson --hex --keep-duplicates -Y frame -r FILE
      follow --flow f1,f2,f3 --format text --hex --port 12598=cgp FILE
      fields
      fields --format json
      fields --format text ica*
      * export --strip-payload --debug -w OUT -n FILE
      export --strip-payload --force --names --key-file KEY --tls-keys KEYS -w OUT FILE
      export --strip-payload --session s1,s5 --hash --all-flows --rules RULES -w OUT -r FILE
      export --strip-payload --flow f1 --from 09:00 --to 23:00 --tz UTC -Y frame -w OUT FILE
      export --unmodified -w BYTES --keep-duplicates --port 12598=cgp FILE
      * export -w BYTES FILE
      * watch --once --end --settle 0s --output OUT DIR
      watch --once --end --settle 0s --format ndjson --names --state OUT DIR
      watch --once --end --settle 0s --format ecs -q --output OUT --rotate 20k --force DIR
      watch --once --end --settle 0s --format ocsf --keep-duplicates --state OUT DIR
      watch --once --end --settle 0s --format cef --names --tls-keys KEYS --state OUT DIR
      watch --once --settle 0s --format syslog --port 12598=cgp --state OUT DIR
      watch --once --settle 0s --rules RULES --max-lateness 1m --key-file KEY --output OUT DIR
      inventory FILE
      * inventory --format json --names --tls-keys KEYS -n --keep-duplicates FILE
      inventory --format text --anonymize --key-file KEY --port 12598=cgp --rules RULES -r FILE
      compare FILE
      compare --all-flows FILE OTHER
      * compare --all-flows --format json --names --tls-keys KEYS -n --tz UTC FILE OTHER
      compare --format text --anonymize --key-file KEY -r FILE OTHER
      compare --keep-duplicates --port 12598=cgp FILE OTHER
      ports
      ports --format json 1494
      ports --format text
      schema
      schema inventory
      explain
      explain --rules
      """;

  private SecretRuns() {}

  /** The calls that say most. */
  static Map<String, List<List<String>>> fullest() {
    Map<String, List<List<String>>> runs = new LinkedHashMap<>();
    FORMS.lines().filter(line -> line.startsWith(FULLEST)).forEach(line -> add(line, runs));
    return runs;
  }

  private static void add(String line, Map<String, List<List<String>>> runs) {
    List<String> words = List.of(line.replace(FULLEST, "").split(" "));
    runs.computeIfAbsent(words.get(0), name -> new ArrayList<>())
        .add(words.subList(1, words.size()));
  }

  /** The calls of each command, without its name. */
  static Map<String, List<List<String>>> all() {
    Map<String, List<List<String>>> runs = new LinkedHashMap<>();
    FORMS.lines().forEach(line -> add(line, runs));
    for (String name : Commands.NAMES) {
      runs.computeIfAbsent(name, none -> new ArrayList<>()).add(List.of("--help"));
      runs.get(name).add(List.of("-v"));
    }
    return runs;
  }

  /** A call with files in place of words. */
  static List<String> call(String command, List<String> words, Map<String, String> files) {
    List<String> call = new ArrayList<>(List.of(command));
    for (String word : words) {
      if (word.equals("ALLFIELDS")) {
        Fields.catalog().all().forEach(field -> call.addAll(List.of("-e", field.name())));
      } else {
        call.add(files.getOrDefault(word, word));
      }
    }
    return call;
  }

  /** Options of a command that no call gives, and values of options that no call has. */
  static Set<String> missing(String name, CommandSpec spec, List<List<String>> runs) {
    Set<String> given = runs.stream().flatMap(List::stream).collect(Collectors.toSet());
    Set<String> missing = new LinkedHashSet<>();
    for (OptionSpec option : spec.options()) {
      Set<String> names = Set.of(option.names());
      boolean everyField = names.contains("-e") && given.contains("ALLFIELDS");
      if (!everyField
          && names.stream().noneMatch(given::contains)
          && names.stream().noneMatch(OF_LIBPCAP::contains)) {
        missing.add(name + " " + String.join(", ", names));
      }
      if (option.type().isEnum()) {
        for (Object value : option.type().getEnumConstants()) {
          if (runs.stream().noneMatch(run -> has(run, names, value.toString()))) {
            missing.add(name + " " + String.join(", ", names) + " " + value);
          }
        }
      }
    }
    return missing;
  }

  private static boolean has(List<String> run, Set<String> names, String value) {
    for (int i = 0; i + 1 < run.size(); i++) {
      if (names.contains(run.get(i)) && run.get(i + 1).equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }
}
