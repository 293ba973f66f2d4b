package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.Test;

/** What docs/wireshark.md shows of tshark is what tshark prints. */
class WiresharkPageTest {

  private static final Path PAGE = Path.of("docs/wireshark.md");
  private static final String COMMAND = "$ tshark -X lua_script:icascope.lua -r ";

  @Test
  void everySessionShownIsWhatTsharkPrints() throws Exception {
    Tshark.assumeInstalled();
    List<String> told = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(PAGE)) {
      inside &= !line.equals("```");
      if (!inside) {
        told.add(line);
      }
      if (line.startsWith(COMMAND)) {
        told.addAll(output(line.substring(COMMAND.length())));
        inside = true;
      }
    }
    String text = String.join("\n", told) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text);
    }
    assertEquals(text, Files.readString(PAGE));
  }

  private static List<String> output(String command) throws IOException {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("'([^']*)'|(\\S+)").matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    List<String> arguments = new ArrayList<>(PluginFields.load());
    arguments.addAll(words.subList(1, words.size()));
    return PluginFields.run(Path.of(words.get(0)), arguments);
  }
}
