package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.Flow;
import org.icascope.flow.Tshark;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

/** Certificates and groups of real captures, as tshark reads them. */
class CertificatesTest {

  /** Its chain of certificates has 340 kB, more than the longest message that is put together. */
  private static final String GIANT = "zeek__tls-fragmented-handshake.pcap.gz";

  /** What tshark says of one stream. */
  private static final class Seen {
    private String certificate = "";
    private int chain;
    private int group = -1;
  }

  private static Map<Integer, Seen> tshark(Path capture, Map<Integer, Integer> serverPorts)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
    arguments.addAll(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=;"));
    for (String field :
        List.of(
            "tcp.stream",
            "tcp.srcport",
            "tls.handshake.type",
            "tls.handshake.certificate",
            "tls.handshake.server_named_curve",
            "tls.handshake.extensions_key_share_group",
            "tls.handshake.extensions_key_share_selected_group")) {
      arguments.addAll(List.of("-e", field));
    }
    Map<Integer, Seen> streams = new HashMap<>();
    for (String line : Tshark.lines(capture, arguments)) {
      String[] row = line.split("\t", -1);
      if (row.length == 7 && !row[0].isEmpty() && !row[2].isEmpty()) {
        int stream = Integer.parseInt(row[0].split(";")[0]);
        if (Integer.valueOf(row[1].split(";")[0]).equals(serverPorts.get(stream))) {
          take(streams.computeIfAbsent(stream, s -> new Seen()), row);
        }
      }
    }
    return streams;
  }

  private static void take(Seen seen, String[] row) {
    if (!row[3].isEmpty() && seen.chain == 0) {
      String[] chain = row[3].split(";");
      seen.certificate = chain[0];
      seen.chain = chain.length;
    }
    for (String group : List.of(row[4], row[5], row[6])) {
      if (!group.isEmpty()) {
        seen.group = Integer.decode(group.split(";")[0]);
      }
    }
  }

  private static String sha256(String hex) throws NoSuchAlgorithmException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(":", ""));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void certificatesAndGroupsAreThoseOfTshark() throws IOException, NoSuchAlgorithmException {
    TestCaptures.folder("real/tls");
    Tshark.assumeInstalled();
    List<String> different = new ArrayList<>();
    int certificates = 0;
    int unread = 0;
    int groups = 0;
    for (Path capture : RealCaptures.tls()) {
      if (capture.endsWith(GIANT)) {
        continue;
      }
      Map<Integer, TlsFacts> ours = new HashMap<>();
      Map<Integer, Integer> ports = new HashMap<>();
      for (Map.Entry<Flow, TlsFacts> each : Connections.of(capture, List.of()).found.entrySet()) {
        if (each.getKey().transport() == Transport.TCP) {
          ours.put(each.getKey().streamNumber(), each.getValue());
          ports.put(each.getKey().streamNumber(), each.getKey().server().port());
        }
      }
      for (Map.Entry<Integer, Seen> each : tshark(capture, ports).entrySet()) {
        String where = capture.getFileName() + " stream " + each.getKey() + " ";
        TlsFacts facts = ours.get(each.getKey());
        Seen seen = each.getValue();
        Optional<ServerCertificate> certificate = facts.certificate();
        String hash = certificate.flatMap(ServerCertificate::sha256).orElse("");
        String expected = seen.certificate.isEmpty() ? "" : sha256(seen.certificate);
        int chain = certificate.map(ServerCertificate::chainLength).orElse(0);
        if (!hash.equals(expected) || chain != seen.chain) {
          different.add(where + chain + " certificates, " + seen.chain + " with tshark");
        }
        String group = seen.group < 0 ? "" : NamedGroups.name(seen.group);
        boolean unknown = facts.cipherSuite().orElse("").contains("_ARIA_"); // to tshark 4.0.17
        if (!unknown && !facts.group().orElse("").equals(group)) {
          different.add(where + "group " + facts.group() + ", with tshark " + group);
        }
        certificates += chain > 0 ? 1 : 0;
        unread += chain > 0 && certificate.flatMap(ServerCertificate::content).isEmpty() ? 1 : 0;
        groups += seen.group < 0 ? 0 : 1;
      }
    }
    assertEquals(List.of(), different);
    assertTrue(certificates > 50 && groups > 50, certificates + " and " + groups);
    assertTrue(unread * 10 < certificates, unread + " of " + certificates + " could not be read");
  }

  @Test
  void damagedCertificatesHaveNoContent() {
    byte[] damaged = new byte[500];
    Arrays.fill(damaged, (byte) 0x30);
    assertEquals(Optional.empty(), new ServerCertificate(damaged, 1, Pseudonyms.NONE).content());
    assertEquals(
        Optional.empty(), new ServerCertificate(new byte[0], 1, Pseudonyms.NONE).content());
  }

  @Test
  void differentCertificatesAreKeptUpToALimit() {
    ServerCertificates certificates = new ServerCertificates();
    byte[] one = new byte[1_000_000];
    for (int i = 0; i < 6; i++) {
      byte[] other = one.clone();
      other[999_999] = (byte) i;
      assertTrue(certificates.of(other, 1).isPresent());
    }
    byte[] tooMany = one.clone();
    tooMany[999_999] = 9;
    assertEquals(Optional.empty(), certificates.of(tooMany, 1));
    assertTrue(certificates.of(one, 1).isPresent(), "known ones are still told");
  }
}
