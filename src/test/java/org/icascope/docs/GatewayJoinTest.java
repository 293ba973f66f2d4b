package org.icascope.docs;

import static org.icascope.docs.SiemFiles.is;
import static org.icascope.docs.SiemFiles.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemSamples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lines of a gateway meet the sessions they are about. */
class GatewayJoinTest {

  private record GatewayLine(String source, String destination, Instant time, String user) {}

  private static List<GatewayLine> gatewayLines() throws IOException {
    Pattern line =
        Pattern.compile(
            ".* SSLVPN ICASTART .*: Source (\\S+) - Destination (\\S+) - customername .*"
                + "username:domainname ([^:]+):\\S+ .*startTime \"([^ ]+) GMT\" - connectionId \\S+");
    DateTimeFormatter format = DateTimeFormatter.ofPattern("MM/dd/uuuu:HH:mm:ss", Locale.ROOT);
    List<GatewayLine> lines = new ArrayList<>();
    for (String text : text("gateway.log").split("\n")) {
      Matcher parts = line.matcher(text);
      assertTrue(parts.matches(), text);
      Instant time = LocalDateTime.parse(parts.group(4), format).toInstant(ZoneOffset.UTC);
      lines.add(new GatewayLine(parts.group(1), parts.group(2), time, parts.group(3)));
    }
    return lines;
  }

  /** Two of the three lines are about somebody else: another client, another time. */
  @Test
  void aLineOfTheGatewayMeetsTheOneSessionItIsAbout() throws IOException {
    List<String> users = new ArrayList<>();
    for (JsonNode record :
        SiemSamples.records(SiemFormat.ECS, Path.of("samples/clean-session.pcap"))) {
      if (!is(record, "/event/dataset", "icascope.session")) {
        continue;
      }
      Instant start = Instant.parse(record.at("/@timestamp").asString());
      for (GatewayLine line : gatewayLines()) {
        if (line.source().equals(end(record, "source"))
            && line.destination().equals(end(record, "destination"))
            && Duration.between(line.time(), start).abs().toSeconds() <= 5) {
          users.add(line.user());
          assertEquals(line.user(), record.at("/source/user/name").asString());
        }
      }
    }
    assertEquals(List.of("user1"), users);
  }

  private static String end(JsonNode record, String side) {
    return record.at("/" + side + "/ip").asString()
        + ":"
        + record.at("/" + side + "/port").asString();
  }

  @Test
  void thePatternOnThePageReadsTheLines() throws IOException {
    Matcher rex = Pattern.compile("rex \"(.*)\"\n").matcher(text("gateway-join.md"));
    assertTrue(rex.find());
    Pattern pattern =
        Pattern.compile(
            rex.group(1)
                .replace("connection_id", "connectionid")
                .replace("dest_port", "destport")
                .replace("src_port", "srcport"));
    for (String line : text("gateway.log").split("\n")) {
      Matcher parts = pattern.matcher(line);
      assertTrue(parts.find(), line);
      assertEquals("2598", parts.group("destport"));
      assertTrue(parts.group("user").matches("user\\d"));
    }
  }
}
