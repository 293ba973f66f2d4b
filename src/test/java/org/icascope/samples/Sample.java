package org.icascope.samples;

import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/**
 * One capture for users.
 *
 * @param file file name; its ending decides the format
 * @param scenario what happens
 * @param truth what an analyzer must find
 * @param notes lines for the reader, Markdown
 */
record Sample(String file, Scenario scenario, Truth truth, List<String> notes) {

  byte[] bytes() {
    return file.endsWith(".pcapng") ? scenario.pcapng() : scenario.pcap();
  }

  String truthFile() {
    return file.substring(0, file.indexOf('.')) + ".expected.json";
  }
}
