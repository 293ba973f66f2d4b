package org.icascope.cli;

import java.util.Map;
import java.util.Optional;

/** Options of tshark and its like that are not known here: what does the same. */
final class TsharkHabits {

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("-2", "the input is read as often as it takes"),
          Map.entry("-A", "'icascope follow' shows a conversation"),
          Map.entry("-D", "'icascope capture -D' lists the interfaces"),
          Map.entry("-G", "'icascope fields' lists the fields"),
          Map.entry("-N", "names are never resolved"),
          Map.entry("-P", "without -w frames are printed anyway"),
          Map.entry("-R", "a display filter goes behind -Y"),
          Map.entry("-Y", "this command looks at whole captures; -f reads only some frames"),
          Map.entry("-V", "'icascope show' and 'icascope packets -V' print trees"),
          Map.entry("-c", "'icascope packets' has it"),
          Map.entry("-d", "a port is given as in --port 12598=cgp"),
          Map.entry("-i", "'icascope capture -i' captures"),
          Map.entry("-n", "names are never resolved"),
          Map.entry("-o", "TLS is decrypted with --tls-keys"),
          Map.entry("-w", "'icascope export -w' writes frames to a file"),
          Map.entry("-z", "'icascope analyze' makes statistics, 'icascope follow' conversations"));

  private TsharkHabits() {}

  /** What to do instead of giving an option. */
  static Optional<String> instead(String option) {
    String name = option.startsWith("--") || option.length() < 2 ? option : option.substring(0, 2);
    return Optional.ofNullable(INSTEAD.get(name));
  }
}
