package org.icascope.tunnel.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.TestCaptures;

/** The captures of TLS and DTLS that other projects published, and which keys belong to which. */
final class RealCaptures {

  private RealCaptures() {}

  static List<Path> tls() {
    return captures("real/tls");
  }

  static List<Path> dtls() {
    return captures("real/dtls");
  }

  private static List<Path> captures(String folder) {
    return TestCaptures.tree(folder).stream()
        .filter(file -> file.getFileName().toString().contains(".pcap"))
        .toList();
  }

  /** As the README of the captures says; the endings tell key logs from private keys. */
  static List<Path> keys(Path capture) {
    String file = capture.getFileName().toString();
    String name = file.substring(0, file.indexOf(".pcap"));
    List<String> names = new ArrayList<>();
    for (String ending : List.of(".txt", ".keylog", ".keys", ".key")) {
      names.add(name + ending);
    }
    names.add(name + "_premaster.txt");
    if (name.startsWith("snet__tls_")) {
      names.add(name.replace("snet__tls_", "snet__keylog_") + ".txt");
    } else if (name.startsWith("snet__tls1.")) {
      names.add("snet__log.txt");
    } else if (name.startsWith("hp__")) {
      names.add("hp__sslkeylog.txt");
    } else if (name.startsWith("ill12__")) {
      names.add("ill12__keylog.txt");
    }
    return names.stream().map(capture::resolveSibling).filter(Files::exists).toList();
  }
}
