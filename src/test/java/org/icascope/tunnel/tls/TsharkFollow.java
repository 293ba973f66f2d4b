package org.icascope.tunnel.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.flow.Flow;
import org.icascope.flow.Tshark;

/** How many bytes tshark decrypts. */
final class TsharkFollow {

  private TsharkFollow() {}

  /** Bytes from client and server per stream, as "Follow TLS Stream" gives them. */
  static long[][] tls(Path capture, List<Path> keys, List<Flow> flows) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
    // on 443 content is tried as HTTP, and what it waits for more of is left out
    arguments.addAll(List.of("--disable-protocol", "http"));
    for (Path key : keys) {
      boolean privateKey =
          new String(Files.readAllBytes(key), StandardCharsets.ISO_8859_1).contains("PRIVATE KEY");
      arguments.addAll(
          List.of(
              "-o", privateKey ? "uat:rsa_keys:\"" + key + "\",\"\"" : "tls.keylog_file:" + key));
    }
    arguments.add("-q");
    for (Flow flow : flows) {
      arguments.addAll(List.of("-z", "follow,tls,raw," + flow.streamNumber()));
    }
    long[][] bytes = new long[flows.size()][2];
    int at = -1;
    boolean swapped = false;
    for (String line : Tshark.lines(capture, arguments)) {
      if (line.startsWith("Filter: tcp.stream eq ")) {
        int stream = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
        at = indexOf(flows, stream);
      } else if (line.startsWith("Node 0: ")) {
        int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        swapped = port != 0 && port != flows.get(at).client().port();
      } else if (line.matches("\t?[0-9a-f]+")) {
        boolean second = line.startsWith("\t");
        bytes[at][second == swapped ? 0 : 1] += line.trim().length() / 2;
      }
    }
    return bytes;
  }

  private static int indexOf(List<Flow> flows, int stream) {
    for (int i = 0; i < flows.size(); i++) {
      if (flows.get(i).streamNumber() == stream) {
        return i;
      }
    }
    throw new AssertionError("no flow for stream " + stream);
  }

  /**
   * The same in DTLS, for which 4.0 has no "Follow": what was decrypted and is of no protocol that
   * tshark knows is a field {@code data}.
   */
  static long[][] dtls(Path capture, Path keyLog, List<Flow> flows) throws IOException {
    List<String> arguments =
        List.of(
            "-o",
            "tls.keylog_file:" + keyLog,
            "-T",
            "fields",
            "-E",
            "occurrence=a",
            "-e",
            "udp.stream",
            "-e",
            "udp.srcport",
            "-e",
            "data.len");
    long[][] bytes = new long[flows.size()][2];
    for (String line : Tshark.lines(capture, arguments)) {
      String[] row = line.split("\t", -1);
      int at = indexOf(flows, Integer.parseInt(row[0]));
      int side = Integer.parseInt(row[1]) == flows.get(at).client().port() ? 0 : 1;
      for (String length : row[2].split(",")) {
        bytes[at][side] += length.isEmpty() ? 0 : Integer.parseInt(length);
      }
    }
    return bytes;
  }
}
